package dev.greenroom.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.greenroom.engine.models.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCheckTests {

    private static final ModelCheck CHECK = new ModelCheck(Vocabularies.OWN);

    @Test
    void aGoodModelHasNoFindings() {
        assertThat(CHECK.check("good.bpmn", HostileModels.good()).findings()).isEmpty();
    }

    @Test
    void everyHiddenExpressionIsFoundWithItsElementAndLine() {
        List<HostileModels.Variant> variants = HostileModels.expressions().toList();
        assertThat(variants).hasSizeGreaterThan(1_000);
        assertThat(variants).allSatisfy(variant -> {
            CheckedModel model = CHECK.check("hostile.bpmn", variant.bytes());
            assertThat(model.isSafe()).as(variant.toString()).isFalse();
            assertThat(model.findings())
                    .as(variant.toString())
                    .anySatisfy(found -> assertThat(found.code()).startsWith("expression"))
                    .allSatisfy(found -> assertThat(found.line()).isPositive());
        });
    }

    @Test
    void everyReferenceToCodeIsFound() {
        assertThat(HostileModels.snippets()).allSatisfy(variant -> assertThat(
                        CHECK.check("hostile.bpmn", variant.bytes()).isSafe())
                .as(variant.toString())
                .isFalse());
    }

    @Test
    void everyRunawayIsFound() {
        assertThat(HostileModels.runaways()).hasSize(3).allSatisfy(variant -> assertThat(
                        CHECK.check("hostile.bpmn", variant.bytes()).has(Kind.MEANING))
                .as(variant.toString())
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "Task_After,",
        "Task_Inside,",
        "Event_Passed,give-up-passes",
        "Task_Aside,give-up-inside",
        "Nowhere,give-up-unknown",
        "Task_Elsewhere,give-up-unknown"
    })
    void whoGivesUpGoesOnWhereTheCaseCanGo(String place, @Nullable String code) {
        String model =
                """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="t">
                  <bpmn:process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="Start"/>
                    <bpmn:subProcess id="Around">
                      <bpmn:serviceTask id="Task_Call" camunda:type="external" camunda:topic="t">
                        <bpmn:extensionElements><camunda:properties>
                          <camunda:property name="giveUpAt" value="PLACE"/>
                        </camunda:properties></bpmn:extensionElements>
                      </bpmn:serviceTask>
                      <bpmn:userTask id="Task_Inside"/>
                      <bpmn:endEvent id="Event_Passed"/>
                    </bpmn:subProcess>
                    <bpmn:subProcess id="Aside"><bpmn:userTask id="Task_Aside"/></bpmn:subProcess>
                    <bpmn:userTask id="Task_After"/>
                  </bpmn:process>
                  <bpmn:process id="q"><bpmn:userTask id="Task_Elsewhere"/></bpmn:process>
                </bpmn:definitions>"""
                        .replace("PLACE", place);
        List<Finding> findings = CHECK.check("a.bpmn", model.getBytes(StandardCharsets.UTF_8)).findings().stream()
                .filter(found -> found.code().startsWith("give-up"))
                .toList();
        assertThat(findings).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(findings).allSatisfy(found -> {
            assertThat(found.element()).isEqualTo("Task_Call");
            assertThat(found.reason()).contains("'" + place + "'");
            assertThat(found.kind()).isEqualTo(Kind.MEANING);
        });
    }

    @Test
    void readingAndWritingKeepsTheFindings() {
        Stream.concat(HostileModels.expressions().limit(200), HostileModels.snippets())
                .forEach(variant -> {
                    CheckedModel read = CHECK.check("hostile.bpmn", variant.bytes());
                    if (read.xml() != null) {
                        CheckedModel again = CHECK.check("hostile.bpmn", XmlWriter.write(read.xml()));
                        assertThat(codes(again)).as(variant.toString()).isEqualTo(codes(read));
                    }
                });
    }

    private static List<String> codes(CheckedModel model) {
        return model.findings().stream()
                .map(found -> found.code() + " " + found.element())
                .toList();
    }

    static Stream<Corpus.Entry> runnable() {
        return Corpus.expecting("adopt");
    }

    static Stream<Corpus.Entry> dangerous() {
        return Corpus.expecting("reject-code", "reject-malformed", "other-dialect");
    }

    @Test
    void everyGoodModelOfAnotherHouseIsSafe() {
        assertThat(runnable()).allSatisfy(entry -> {
            CheckedModel model = CHECK.check(entry.name(), entry.bytes());
            assertThat(model.isSafe()).as("%s %s", entry, model.findings()).isTrue();
            assertThat(model.has(Kind.MEANING)).isFalse();
            assertThat(model.has(Kind.UNFINISHED)).isFalse();
        });
    }

    @Test
    void everyDangerousModelOfAnotherHouseIsFoundOut() {
        assertThat(dangerous()).allSatisfy(entry -> assertThat(
                        CHECK.check(entry.name(), entry.bytes()).isSafe())
                .as(entry.toString())
                .isFalse());
    }

    @Test
    void everyShippedModelIsSafe() throws IOException {
        try (Stream<Path> processes = Files.walk(Path.of("processes"));
                Stream<Path> forms = Files.walk(Path.of("forms"))) {
            assertThat(Stream.concat(processes, forms)
                            .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|json)")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(CHECK.check(file.toString(), Files.readAllBytes(file))
                                    .findings())
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/evil.dtd\"><a/>",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>",
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
                "<a>&undeclared;</a>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>",
                "<a id=\"../../x\"/>",
                "<a id=\"a b\"/>",
                "+ADw-a/+AD4-",
                "",
                "PK\u0003\u0004",
                "<a/><b/>"
            })
    void refusesWhatIsNoPlainXml(String text) {
        CheckedModel model = CHECK.check("a.bpmn", text.getBytes(StandardCharsets.UTF_8));
        assertThat(model.isSafe()).isFalse();
        assertThat(model.xml()).isNull();
        assertThat(model.findings()).hasSize(1);
    }

    @Test
    void readsUtf16AndRefusesItUnderAFalseName() {
        String model = new String(HostileModels.good(), StandardCharsets.UTF_8);
        String named = model.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
        assertThat(CHECK.check("a.bpmn", named.getBytes(StandardCharsets.UTF_16))
                        .findings())
                .isEmpty();
        assertThat(CHECK.check("a.bpmn", model.getBytes(StandardCharsets.UTF_16))
                        .findings())
                .extracting(Finding::code)
                .containsExactly("encoding");
    }

    @Test
    void boundsItsWorkOnBombs() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(code("<a>".repeat(100_000))).isEqualTo("too-deep");
            assertThat(code("<r>" + "<a/>".repeat(30_000) + "</r>")).isEqualTo("too-many-elements");
            assertThat(code(laughs())).isEqualTo("doctype");
            assertThat(codeOf(new byte[100 * 1024 * 1024])).isEqualTo("too-large");
            assertThat(code("<a " + "x='1' ".repeat(10) + "/>")).isEqualTo("xml");
            assertThat(form("[".repeat(100_000))).isEqualTo("json");
            assertThat(form("{\"components\":" + "[{\"components\":".repeat(100)))
                    .isEqualTo("json");
        });
    }

    private static String laughs() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return bomb.append("]><l>&l29;</l>").toString();
    }

    private static String code(String text) {
        return codeOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String codeOf(byte[] bytes) {
        return CHECK.check("a.bpmn", bytes).findings().get(0).code();
    }

    private static String form(String text) {
        return CHECK.check("a.form", text.getBytes(StandardCharsets.UTF_8))
                .findings()
                .get(0)
                .code();
    }

    @ParameterizedTest
    @MethodSource("brokenForms")
    void refusesAFormThatCouldHarm(String component, String code) {
        String form = "{\"type\":\"default\",\"components\":[" + component + "]}";
        assertThat(CHECK.check("a.form", form.getBytes(StandardCharsets.UTF_8)).findings())
                .extracting(Finding::code)
                .contains(code);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> brokenForms() {
        return Stream.of(
                arguments("{\"type\":\"html\",\"content\":\"x\"}", "form-component"),
                arguments("{\"type\":\"iframe\",\"url\":\"https://evil.example\"}", "form-address"),
                arguments("{\"type\":\"documentPreview\"}", "form-component"),
                arguments("{\"type\":\"image\",\"source\":\"https://evil.example/x.png\"}", "form-address"),
                arguments("{\"type\":\"image\",\"source\":\"data:text/html;base64,AA\"}", "form-address"),
                arguments("{\"type\":\"text\",\"text\":\"<script>alert(1)</script>\"}", "form-script"),
                arguments("{\"type\":\"text\",\"text\":\"[x](javascript:alert(1))\"}", "form-script"),
                arguments("{\"type\":\"text\",\"text\":\"<img src=x onerror=alert(1)>\"}", "form-script"),
                arguments("{\"type\":\"textfield\",\"key\":\"__proto__\"}", "form-key"),
                arguments("{\"type\":\"textfield\",\"key\":\"a\",\"constructor\":{\"x\":1}}", "form-key"),
                arguments(
                        "{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"(a+)+$\"}}", "form-pattern"),
                arguments(
                        "{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"(?=a)b\"}}", "form-pattern"),
                arguments(
                        "{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"(a)\\\\1\"}}",
                        "form-pattern"),
                arguments(
                        "{\"type\":\"expression\",\"key\":\"a\",\"expression\":\"=for i in 1..100000000 return i\"}",
                        "feel"),
                arguments("{\"type\":\"group\",\"components\":[{\"type\":\"html\"}]}", "form-component"));
    }

    private static org.junit.jupiter.params.provider.Arguments arguments(String component, String code) {
        return org.junit.jupiter.params.provider.Arguments.of(component, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<inputExpression expressionLanguage=\"juel\"><text>x</text></inputExpression>",
                "<inputExpression expressionLanguage=\"javascript\"><text>x</text></inputExpression>",
                "<inputExpression><text>function(x) external {java: {class: \"x\"}}</text></inputExpression>",
                "<inputExpression><text>${''.getClass()}</text></inputExpression>",
                "<inputExpression><text>count(for i in 1..99999999 return i)</text></inputExpression>",
                "<encapsulatedLogic kind=\"Java\"/>",
                "<inputExpression xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" camunda:class=\"x\"/>"
            })
    void refusesADecisionThatSpeaksAnythingButFeel(String cell) {
        String table =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\"><decision id=\"x\">"
                        + "<decisionTable id=\"t\"><input id=\"i\">" + cell
                        + "</input></decisionTable></decision></definitions>";
        CheckedModel model = CHECK.check("a.dmn", table.getBytes(StandardCharsets.UTF_8));
        assertThat(model.isSafe()).isFalse();
        assertThat(model.findings())
                .allSatisfy(found -> assertThat(found.element()).isNotEmpty());
    }
}
