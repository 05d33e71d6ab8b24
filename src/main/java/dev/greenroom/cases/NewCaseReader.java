package dev.greenroom.cases;

import dev.greenroom.cases.NewCase.NewCustomer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a start, and names every member that is missing, wrong or not known. */
final class NewCaseReader {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./ -]{3,40}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int MOST_PRIORITY = 100;

    private NewCaseReader() {}

    static NewCase read(Map<String, @Nullable Object> members, Locale language) {
        Body body = Body.of(members, language).only("process", "customer", "channel", "priority", "variables");
        Body customer = body.object("customer").only("id", "name", "email", "phone", "postcode", "tier", "language");
        NewCase request = new NewCase(
                body.required("process", 255),
                new NewCustomer(
                        customer.required("id", 255),
                        customer.required("name", 500),
                        customer.optional("email", 320, EMAIL),
                        customer.optional("phone", 40, PHONE),
                        customer.optional("postcode", 20, null),
                        customer.optional("tier", 50, KEY),
                        customer.optional("language", 5, LANGUAGE)),
                body.channel(),
                body.whole("priority", 0, MOST_PRIORITY),
                body.map("variables"));
        body.check();
        return request;
    }
}
