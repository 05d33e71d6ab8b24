package dev.greenroom.cases.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.shared.FieldProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFieldsTests {

    private static final Map<String, Object> AMOUNT =
            field("number", "amount", Map.of("required", true, "min", 500, "max", "75000"));
    private static final Map<String, Object> PURPOSE = Map.of(
            "type",
            "select",
            "key",
            "purpose",
            "values",
            List.of(Map.of("label", "Car", "value", "car"), Map.of("label", "Home", "value", "home")));

    @Test
    void takesWhatTheFormAsksFor() {
        FormFields.Checked checked = check(form(AMOUNT, PURPOSE), Map.of("amount", 5000.0, "purpose", "car"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.values()).isEqualTo(Map.of("amount", 5000, "purpose", "car"));
    }

    @Test
    void refusesNamesTheFormDoesNotDeclare() {
        assertThat(fieldsRefused(form(AMOUNT), Map.of("amount", 900, "approved", true)))
                .containsExactly("approved");
        assertThat(fieldsRefused(FormFields.none(), Map.of("x", 1))).containsExactly("x");
    }

    @Test
    void refusesMissingRequiredAnswers() {
        assertThat(fieldsRefused(form(AMOUNT), Map.of())).containsExactly("amount");
        assertThat(fieldsRefused(form(field("textfield", "name", Map.of("required", true))), Map.of("name", "  ")))
                .containsExactly("name");
        assertThat(fieldsRefused(form(field("checkbox", "agreed", Map.of("required", true))), Map.of("agreed", false)))
                .containsExactly("agreed");
    }

    @ParameterizedTest
    @CsvSource({"499", "75001", "1e300", "75000.01"})
    void refusesNumbersBeyondTheLimits(double amount) {
        assertThat(fieldsRefused(form(AMOUNT), Map.of("amount", amount))).containsExactly("amount");
    }

    @Test
    void refusesAnswersOfTheWrongType() {
        FormFields form = form(
                field("number", "n", Map.of()),
                field("textfield", "t", Map.of()),
                field("checkbox", "c", Map.of()),
                field("taglist", "l", Map.of()),
                field("datetime", "d", Map.of()),
                PURPOSE);

        assertThat(fieldsRefused(
                        form,
                        Map.of("n", "5", "t", 5, "c", "true", "l", "x", "d", "tomorrow", "purpose", Map.of("a", 1))))
                .containsExactlyInAnyOrder("n", "t", "c", "l", "d", "purpose");
    }

    @Test
    void refusesAnOptionThatIsNotOffered() {
        FormFields.Checked checked = check(form(PURPOSE), Map.of("purpose", "yacht"));

        assertThat(checked.problems()).containsExactly(new FieldProblem("purpose", "Give one of: car, home."));
        assertThat(checked.values()).isEmpty();
    }

    @Test
    void holdsTextsAgainstLengthPatternAndShape() {
        FormFields form = form(
                field("textfield", "iban", Map.of("pattern", "^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$")),
                field("textfield", "mail", Map.of("validationType", "email")),
                field("textarea", "note", Map.of("minLength", 3, "maxLength", 5)));

        assertThat(fieldsRefused(form, Map.of("iban", "12", "mail", "nobody", "note", "ab")))
                .containsExactly("iban", "mail", "note");
        assertThat(fieldsRefused(form, Map.of("iban", "NL91ABNA0417164300", "mail", "a@b.nl", "note", "abc")))
                .isEmpty();
    }

    @Test
    void refusesTextsTheEngineCannotKeep() {
        FormFields form = form(field("textarea", "note", Map.of()));

        assertThat(fieldsRefused(form, Map.of("note", "x".repeat(4001)))).containsExactly("note");
        assertThat(fieldsRefused(form, Map.of("note", "x".repeat(4000)))).isEmpty();
    }

    @Test
    void countsDecimals() {
        Map<String, Object> euros = new HashMap<>(field("number", "price", Map.of()));
        euros.put("decimalDigits", 2);

        assertThat(fieldsRefused(form(euros), Map.of("price", 1.005))).containsExactly("price");
        assertThat(check(form(euros), Map.of("price", 1.25)).values()).isEqualTo(Map.of("price", 1.25));
    }

    @Test
    void hiddenFieldsAreNeitherRequiredNorWritten() {
        Map<String, Object> reason = new HashMap<>(field("textfield", "reason", Map.of("required", true)));
        reason.put("conditional", Map.of("hide", "=decision = \"approve\""));
        FormFields form = form(field("textfield", "decision", Map.of()), reason);

        assertThat(fieldsRefused(form, Map.of("decision", "approve"))).isEmpty();
        assertThat(check(form, Map.of("decision", "approve", "reason", "x")).values())
                .isEqualTo(Map.of("decision", "approve"));
        assertThat(fieldsRefused(form, Map.of("decision", "decline"))).containsExactly("reason");
    }

    @Test
    void aGroupsConditionHidesWhatIsInIt() {
        Map<String, Object> group = Map.of(
                "type", "group",
                "conditional", Map.of("hide", "=simple"),
                "components", List.of(AMOUNT));
        FormFields form = form(field("checkbox", "simple", Map.of()), group);

        assertThat(fieldsRefused(form, Map.of("simple", true))).isEmpty();
        assertThat(fieldsRefused(form, Map.of("simple", false))).containsExactly("amount");
    }

    @Test
    void shownFieldsMayOnlyRepeatWhatTheyShow() {
        Map<String, Object> shown = new HashMap<>(AMOUNT);
        shown.put("readonly", true);
        FormFields form = form(shown);

        assertThat(form.check(Map.of("amount", 900.0), Map.of("amount", 900), Locale.ENGLISH))
                .isEqualTo(new FormFields.Checked(Map.of(), List.of()));
        assertThat(form.check(Map.of("amount", 901), Map.of("amount", 900), Locale.ENGLISH)
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactly("amount");
    }

    @Test
    void rowsAreHeldAgainstTheirOwnFields() {
        FormFields form = form(Map.of(
                "type",
                "dynamiclist",
                "path",
                "lines",
                "components",
                List.of(field("number", "quantity", Map.of("required", true, "min", 1)))));

        assertThat(fieldsRefused(
                        form, Map.of("lines", List.of(Map.of("quantity", 0), Map.of("quantity", 2, "x", 1), "row"))))
                .containsExactly("lines[0].quantity", "lines[1].x", "lines[2]");
        assertThat(check(form, Map.of("lines", List.of(Map.of("quantity", 2)))).values())
                .isEqualTo(Map.of("lines", List.of(Map.of("quantity", 2))));
    }

    @Test
    void speaksTheSendersLanguage() {
        assertThat(form(AMOUNT).check(Map.of(), Map.of(), Locale.GERMANY).problems())
                .containsExactly(new FieldProblem("amount", "Dieses Feld ist erforderlich."));
        assertThat(form(AMOUNT).check(Map.of(), Map.of(), Locale.FRENCH).problems())
                .containsExactly(new FieldProblem("amount", "This field is required."));
    }

    private static List<String> fieldsRefused(FormFields form, Map<String, ?> given) {
        return check(form, given).problems().stream().map(FieldProblem::field).toList();
    }

    private static FormFields.Checked check(FormFields form, Map<String, ?> given) {
        return form.check(given, Map.of(), Locale.ENGLISH);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static FormFields form(Map<String, Object>... components) {
        return FormFields.of(Map.of("components", List.of(components)));
    }

    private static Map<String, Object> field(String type, String key, Map<String, Object> limits) {
        return Map.of("type", type, "key", key, "validate", limits);
    }
}
