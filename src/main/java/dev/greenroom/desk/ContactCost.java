package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a contact costs on average, as an owner says. */
@Schema(name = "ContactCost")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactCost(@Schema(example = "6.50") String amount, String currency, String setBy, Instant setAt) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}([.]\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static ContactCost of(BigDecimal amount, String currency, String setBy, Instant setAt) {
        return new ContactCost(money(amount), currency, setBy, setAt);
    }

    /** So many contacts. */
    String times(long contacts) {
        return money(new BigDecimal(amount).multiply(BigDecimal.valueOf(contacts)));
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** What somebody says that a contact costs. */
    @Schema(name = "ContactCostChange")
    record Said(
            @Schema(example = "6.50", pattern = "\\d{1,9}([.]\\d{1,2})?") String amount,
            @Schema(example = "EUR", pattern = "[A-Z]{3}") String currency) {

        static Said read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("amount", "currency");
            Said said = new Said(required(body, "amount", AMOUNT), required(body, "currency", CURRENCY));
            body.check();
            return said;
        }

        private static String required(Body body, String name, Pattern shape) {
            int before = body.problems().size();
            String text = body.optional(name, 20, shape);
            if (text == null && body.problems().size() == before) {
                body.required(name, 20);
            }
            return text == null ? "" : text;
        }
    }
}
