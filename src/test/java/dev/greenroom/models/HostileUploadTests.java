package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.engine.models.HostileModels;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a stranger would send, over HTTP. All of the hostile variants, with times and memory measured:
 * {@code mvn -Dtest=HostileUploadTests -Dgreenroom.hostile=all test}.
 */
@Tag("timed")
@GreenroomTest
class HostileUploadTests {

    private static final List<String> ENGINE_TABLES = List.of(
            "ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_RE_CAMFORMDEF", "ACT_GE_BYTEARRAY");

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final Uploads uploads;

    HostileUploadTests(
            @Autowired ApplicationContext context, @Autowired JdbcTemplate jdbc, @Autowired Environment environment) {
        this.context = context;
        this.jdbc = jdbc;
        this.uploads = new Uploads(environment);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private List<Integer> engineRows() {
        return ENGINE_TABLES.stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .toList();
    }

    private String refusal(String name, byte[] content) {
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(name, content));
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 499);
        Uploads.Answer stock = uploads.send("olga", "/engine-rest/deployment/create", Map.of(name, content));
        assertThat(stock.status()).as(stock.body().toString()).isBetween(400, 499);
        String code = answer.body().at("/files/0/findings/0/code").asText();
        return code.isEmpty() ? answer.body().path("code").asText() : code;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Legal, every bit of it, up to the largest file that is read. */
    @Test
    void modelsCrammedWithExpressionsAreJudgedInTime() {
        for (int variables : List.of(1, 20, 60)) {
            String[] kinds = {"name=\"%s\"", "name=\"x\" camunda:assignee=\"%s\" camunda:candidateGroups=\"%s\""};
            for (String kind : kinds) {
                Duration took = judged(crammed(variables, kind));
                System.out.println(variables + " variables in " + kind + ": " + took.toMillis() + " ms");
                assertThat(took).as(variables + " in " + kind).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    private Duration judged(byte[] model) {
        long start = System.nanoTime();
        Uploads.Answer answer = uploads.send("olga", "/api/models?dryRun=true", Map.of("crammed.bpmn", model));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.status()).as(answer.body().path("detail").asText()).isIn(200, 422);
        return took;
    }

    private static byte[] crammed(int variables, String kind) {
        StringBuilder steps = new StringBuilder("<bpmn:startEvent id=\"Start\"/>");
        String before = "Start";
        for (int step = 0; steps.length() < 900_000 && step < 900; step++) {
            int number = step;
            String sum = IntStream.range(0, variables)
                    .mapToObj(i -> "v" + (number * variables + i))
                    .collect(Collectors.joining(" + "));
            String expression =
                    "${" + (sum.length() > 480 ? sum.substring(0, 480).replaceAll("[ +]+v?\\d*$", "") : sum) + " == 1}";
            String id = "S" + step;
            steps.append("<bpmn:userTask id=\"").append(id).append("\" ");
            steps.append(kind.replace("%s", expression)).append("/>");
            steps.append(Bpmn.flow(before, id));
            before = id;
        }
        return Bpmn.process("crammed", steps.toString());
    }

    @Test
    void tooManyPartsAreRefusedWithTheirLimit() {
        Map<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("m" + i + ".bpmn", new byte[10]);
        }
        Uploads.Answer parts = uploads.send("olga", "/api/models", many);
        assertThat(parts.status()).isEqualTo(413);
        assertThat(parts.body().path("code").asText()).isEqualTo("too-many-parts");
        assertThat(parts.body().path("detail").asText()).contains("at most 50 parts");
    }

    @Test
    void bombsAreRefusedByName() {
        List<Integer> before = engineRows();
        assertThat(refusal("a.bpmn", text("<a>".repeat(100_000)))).isEqualTo("too-deep");
        assertThat(refusal("a.bpmn", text("<r>" + "<a/>".repeat(30_000) + "</r>")))
                .isEqualTo("too-many-elements");
        String namespaces = IntStream.range(0, 20_000)
                .mapToObj(i -> " xmlns:a" + i + "='u'")
                .collect(Collectors.joining());
        assertThat(refusal("a.bpmn", text("<a" + namespaces + "/>"))).isEqualTo("too-many-attributes");
        assertThat(refusal("a.bpmn", text("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")))
                .isEqualTo("doctype");
        assertThat(refusal("a.form", text("[".repeat(100_000)))).isEqualTo("json");
        assertThat(refusal("a.bpmn", new byte[2 * 1024 * 1024])).isEqualTo("body-too-large");
        byte[] long1 = Bpmn.process("long", Bpmn.line("<bpmn:userTask id=\"Step\" name=\"" + "x".repeat(300) + "\"/>"));
        assertThat(refusal("a.bpmn", long1)).isEqualTo("name-too-long");
        String form = "{\"id\":\"" + "x".repeat(300) + "\",\"components\":[]}";
        assertThat(refusal("a.form", text(form))).isEqualTo("form-key");
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void whatAnArchivePassesOverCountsToo() {
        byte[] model = Bpmn.process("one", Bpmn.line("<bpmn:manualTask id=\"Step\"/>"));
        Map<String, byte[]> clutter = new LinkedHashMap<>();
        clutter.put("__MACOSX/big", new byte[50 * 1024 * 1024]);
        clutter.put("one.bpmn", model);
        assertThat(refused(Uploads.zip(clutter))).isEqualTo("archive-too-large");
        Map<String, byte[]> nested = new LinkedHashMap<>();
        nested.put("inner.zip", Uploads.zip(Map.of("one.bpmn", model)));
        assertThat(refused(Uploads.zip(nested))).as("a zip inside is no model").isEqualTo("model-refused");
        Map<String, byte[]> folders = new LinkedHashMap<>();
        IntStream.range(0, 500).forEach(i -> folders.put("d" + i + "/", new byte[0]));
        folders.put("one.bpmn", model);
        assertThat(refused(Uploads.zip(folders))).isEqualTo("archive-too-large");
    }

    private String refused(byte[] zip) {
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("a.zip", zip));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer.body().path("code").asText();
    }

    @Test
    @EnabledIfSystemProperty(named = "greenroom.hostile", matches = "all")
    void allVariantsAreRefusedInTimeAndMemory() {
        List<HostileModels.Variant> variants = new ArrayList<>(
                Stream.of(HostileModels.expressions(), HostileModels.snippets(), HostileModels.runaways())
                        .flatMap(all -> all)
                        .toList());
        List<Integer> before = engineRows();
        long heapBefore = heap();
        Duration longest = Duration.ZERO;
        for (HostileModels.Variant variant : variants) {
            long start = System.nanoTime();
            Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("hostile.bpmn", variant.bytes()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            longest = took.compareTo(longest) > 0 ? took : longest;
            assertThat(answer.status()).as(variant.toString()).isEqualTo(422);
            assertThat(answer.body().at("/files/0/findings/0/reason").asText())
                    .as(variant.toString())
                    .isNotEmpty();
            assertThat(took).as(variant.toString()).isLessThan(Duration.ofSeconds(2));
        }
        long grown = (heap() - heapBefore) / (1024 * 1024);
        System.out.println(variants.size() + " hostile uploads refused; the slowest took " + longest.toMillis()
                + " ms, the heap grew by " + grown + " MB.");
        assertThat(grown).isLessThan(50);
        assertThat(engineRows()).isEqualTo(before);
        assertThat(Path.of("CANARY")).doesNotExist();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
