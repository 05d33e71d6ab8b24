package dev.greenroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The checked-in description of the API, from which the front end's types come, is that of the running service. */
@GreenroomTest
class OpenApiTests {

    private static final Path CHECKED_IN = Path.of("src/main/frontend/openapi.json");
    private static final String RENEW = "mvn -Pbackend test -Dtest=OpenApiTests -Dgreenroom.openapi=write";

    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode served;

    OpenApiTests(@Autowired Environment environment) {
        this.served = Http.of(environment).as("carla").get("/v3/api-docs").json();
    }

    @Test
    void theCheckedInDescriptionIsThatOfTheService() throws IOException {
        if ("write".equals(System.getProperty("greenroom.openapi"))) {
            Files.writeString(CHECKED_IN, pretty(served));
        }
        assertThat(CHECKED_IN).as("renew it with: " + RENEW).exists();
        assertThat(Files.readString(CHECKED_IN)).as("renew it with: " + RENEW).isEqualTo(pretty(served));
    }

    @Test
    void everyRouteSaysThatRefusalsAreProblems() {
        served.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> assertThat(operation
                                .getValue()
                                .at("/responses/default/$ref")
                                .asText())
                        .as(operation.getKey() + " " + path.getKey())
                        .isEqualTo("#/components/responses/Problem")));
        assertThat(served.at("/components/schemas/Problem/properties").has("code"))
                .isTrue();
    }

    @Test
    void whoseLooksAreRecordedSaysHowToReadAgain() {
        List<String> told = new ArrayList<>();
        served.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation
                        .getValue()
                        .at("/parameters")
                        .findValuesAsText("name")
                        .contains("Look-Again"))
                .forEach(operation -> told.add(operation.getKey() + " " + path.getKey())));
        assertThat(told)
                .contains(
                        "get /api/cases",
                        "get /api/cases/{reference}",
                        "get /api/cases/{reference}/timeline",
                        "get /api/desk/calls",
                        "get /api/desk/cases/{reference}",
                        "get /api/desk/cases/{reference}/satisfaction",
                        "get /api/desk/customers/{id}")
                .doesNotContain("get /api/desk/search")
                .allMatch(each -> each.startsWith("get "));
    }

    @Test
    void startsNameTheirKeyAndTheirBody() {
        JsonNode start = served.at("/paths/~1api~1cases/post");

        assertThat(start.at("/parameters").findValuesAsText("name")).contains("Idempotency-Key");
        assertThat(start.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/NewCase");
        assertThat(start.get("responses").has("201")).isTrue();
        assertThat(start.get("responses").has("200")).isTrue();
    }

    @Test
    void whatIsNeverMissingIsRequired() {
        JsonNode required = served.at("/components/schemas/Case/required");

        assertThat(required.toString()).contains("\"reference\"", "\"sla\"", "\"phases\"");
        assertThat(required.toString()).doesNotContain("\"outcome\"", "\"closedAt\"");
    }

    private String pretty(JsonNode document) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return mapper.writer(printer).writeValueAsString(document) + "\n";
    }
}
