package dev.greenroom.intake;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.NewCase;
import dev.greenroom.cases.NewCase.NewCustomer;
import dev.greenroom.shared.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Work as somebody hands it in: of which type, for whom, what is to be done. */
record NewWork(
        String type,
        String subject,
        @Nullable String description,
        NewCustomer customer,
        @Nullable String channel,
        @Nullable Integer priority) {

    static final String PROCESS = "work-item";
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_DESCRIPTION = 4000;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./ -]{3,40}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

    /** What was read, and what is wrong with it; the work is to be used only when nothing is. */
    record Read(NewWork work, List<FieldProblem> problems) {}

    /** Reads the members of a request. */
    static Read read(Map<String, @Nullable Object> members, Locale language) {
        Body body =
                Body.of(members, language).only("type", "subject", "description", "customer", "channel", "priority");
        Body customer = body.object("customer").only("id", "name", "email", "phone", "postcode", "tier", "language");
        NewWork work = new NewWork(
                body.required("type", 40),
                body.required("subject", LONGEST_SUBJECT),
                body.optional("description", LONGEST_DESCRIPTION, null),
                new NewCustomer(
                        customer.required("id", 255),
                        customer.required("name", 500),
                        customer.optional("email", 320, EMAIL),
                        customer.optional("phone", 40, PHONE),
                        customer.optional("postcode", 20, null),
                        customer.optional("tier", 50, KEY),
                        customer.optional("language", 5, LANGUAGE)),
                body.channel(),
                body.whole("priority", 0, 100));
        return new Read(work, body.problems());
    }

    /** The case that it becomes; its priority is that of its type when nobody gave another. */
    NewCase asCase(WorkType type) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("workType", type.key());
        variables.put("subject", subject);
        if (description != null) {
            variables.put("description", description);
        }
        return new NewCase(PROCESS, customer, channel, priority == null ? type.priority() : priority, variables);
    }
}
