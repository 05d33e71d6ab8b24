package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Work that has no process of its own: handed in one by one and as a table. */
@GreenroomTest
class IntakeHttpTests {

    private static final String LETTER =
            """
            {"type": "legal", "subject": "Letter of a lawyer", "description": "Answer by Friday",
             "customer": {"id": "C-1", "name": "Maria Jansen"}}""";

    private static final String TABLE =
            """
            type;subject;Customer ID;customer_name;customerEmail;priority
            address-change;New address;C-1;Maria Jansen;maria@example.org;
            nonsense;What;C-2;Jan Smit;;
            complaint;"Too; slow";C-3;Ada Nowak;no mail;12x
            other;Same;C-4;Eva Bos;;
            other;Same;C-4;Eva Bos;;
            """;

    private final ApplicationContext context;
    private final Office office;

    IntakeHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.office = new Office(context);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
    }

    private Http.Answer table(String person, String text, boolean dryRun) {
        return office.as(person).with("Content-Type", "text/csv").post("/api/intake/table?dryRun=" + dryRun, text);
    }

    private long items() {
        return office.as("sven").get("/api/work?view=all").json().get("count").asLong();
    }

    @Test
    void aTypeSaysWhoseTheWorkIsHowFastAndHowUrgent() {
        Http.Answer taken = office.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/intake/items", LETTER);

        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        String item = office.itemAt(taken.json().get("reference").asText(), "Task_DoWork");
        JsonNode work = office.as("sven").get("/api/work/" + item).json();
        assertThat(work.at("/groups/0").asText()).isEqualTo("claims-legal");
        assertThat(work.get("priority").asInt()).isEqualTo(80);
        assertThat(work.at("/sla/dueAt").asText()).isNotEqualTo(dueOf("address-change"));
        // Bruno is in the team, but nobody has given him the skill that the type asks for.
        assertThat(office.as("bruno").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(office.as("bruno").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
    }

    private String dueOf(String type) {
        JsonNode taken = office.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/intake/items", LETTER.replace("legal", type))
                .json();
        String item = office.itemAt(taken.get("reference").asText(), "Task_DoWork");
        return office.as("sven")
                .get("/api/work/" + item)
                .json()
                .at("/sla/dueAt")
                .asText();
    }

    @Test
    void oneKeyHandsInOneItemAndAnUnknownTypeIsNamed() {
        Http carla = office.as("carla").with("Idempotency-Key", "letter-1");

        JsonNode first = carla.post("/api/intake/items", LETTER).json();
        Http.Answer again = carla.post("/api/intake/items", LETTER);
        Http.Answer unknown = office.as("carla")
                .with("Idempotency-Key", "letter-2")
                .post("/api/intake/items", LETTER.replace("legal", "magic"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("reference")).isEqualTo(first.get("reference"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("type");
        assertThat(office.as("carla")
                        .with("Accept-Language", "de")
                        .get("/api/intake/types")
                        .json()
                        .get("items"))
                .anySatisfy(type -> assertThat(type.get("label").asText()).isEqualTo("Adressänderung"));
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfEachLineAndTakesNone() {
        JsonNode result = table("sven", TABLE, true).json();

        assertThat(result.get("dryRun").asBoolean()).isTrue();
        assertThat(result.get("created").asInt()).isEqualTo(3);
        assertThat(result.get("refused").asInt()).isEqualTo(2);
        JsonNode wrongType = result.at("/lines/1");
        assertThat(wrongType.get("line").asInt()).isEqualTo(3);
        assertThat(wrongType.at("/errors/0/field").asText()).isEqualTo("type");
        assertThat(result.at("/lines/2/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("customerEmail", "priority");
        assertThat(items()).isZero();
    }

    @Test
    void theSameFileTwiceDoesNothingTwice() {
        JsonNode first = table("sven", TABLE, false).json();
        JsonNode second = table("berta", TABLE, false).json();

        assertThat(first.get("created").asInt()).isEqualTo(3);
        assertThat(first.at("/lines/0/reference").asText()).startsWith("WI-");
        assertThat(second.get("created").asInt()).isZero();
        assertThat(second.get("repeated").asInt()).isEqualTo(3);
        assertThat(second.at("/lines/0/reference")).isEqualTo(first.at("/lines/0/reference"));
        assertThat(items()).isEqualTo(3);
    }

    @Test
    void theSameFileTwiceAtOnceIsTakenOnce() {
        CompletableFuture<JsonNode> other =
                CompletableFuture.supplyAsync(() -> table("sven", TABLE, false).json());
        JsonNode one = table("sven", TABLE, false).json();
        JsonNode two = other.join();

        assertThat(one.get("created").asInt() + two.get("created").asInt()).isEqualTo(3);
        assertThat(one.get("repeated").asInt() + two.get("repeated").asInt()).isEqualTo(3);
        assertThat(one.at("/lines/4/reference")).isEqualTo(two.at("/lines/4/reference"));
        assertThat(items()).isEqualTo(3);
    }

    @Test
    void linesThatAreTakenAtOnceAreToldInOrderAndStayWhoseTheyWere() {
        StringBuilder text = new StringBuilder("key;type;subject;customerId;customerName\n");
        for (int n = 0; n < 120; n++) {
            text.append("k" + n / 4)
                    .append(n % 20 == 19 ? ";nonsense" : ";other")
                    .append(";Subject " + n / 4)
                    .append(";C-1;Maria\n");
        }

        JsonNode result = table("sven", text.toString(), false).json();

        assertThat(result.get("lines")).hasSize(120);
        for (int n = 0; n < 120; n++) {
            JsonNode line = result.at("/lines/" + n);
            String state = n % 20 == 19 ? "refused" : n % 4 == 0 ? "created" : "repeated";
            assertThat(line.get("line").asInt()).isEqualTo(n + 2);
            assertThat(line.get("state").asText()).as("line %s", n + 2).isEqualTo(state);
            if (!state.equals("refused")) {
                assertThat(line.get("reference")).isEqualTo(result.at("/lines/" + (n - n % 4) + "/reference"));
            }
        }
        assertThat(items()).isEqualTo(30);
        String reference = result.at("/lines/60/reference").asText();
        assertThat(office.get(reference).at("/variables/subject").asText()).isEqualTo("Subject 15");
        assertThat(office.story(reference))
                .anySatisfy(line -> assertThat(line.path("actor").asText()).isEqualTo("sven"));
    }

    @Test
    void aKeyThatStoodForOtherWorkIsRefused() {
        String first = "key;type;subject;customerId;customerName\nk1;other;Lamp;C-1;Maria\n";
        String changed = first.replace("Lamp", "Chair");
        table("sven", first, false);

        JsonNode again = table("sven", "type;key;customerId;customerName;subject\nother;k1;C-1;Maria;Lamp\n", false)
                .json();
        assertThat(again.at("/lines/0/state").asText()).isEqualTo("repeated");
        for (boolean dryRun : new boolean[] {true, false}) {
            JsonNode refused = table("berta", changed, dryRun).json();
            assertThat(refused.at("/lines/0/errors/0/field").asText()).isEqualTo("key");
        }
        JsonNode foreseen = table(
                        "sven", (first + "k1;other;Lamp;C-1;Maria\nk1;other;Chair;C-1;Maria").replace("k1", "k2"), true)
                .json();
        assertThat(foreseen.get("lines").findValuesAsText("state")).containsExactly("created", "repeated", "refused");
        assertThat(items()).isEqualTo(1);
    }

    @Test
    void aTableMayBeLargerThanOtherRequests() {
        String line = "other;Same;%s;C-4;Eva Bos\n".formatted("long ".repeat(790));
        JsonNode result = table("sven", "type;subject;description;customerId;customerName\n" + line.repeat(530), true)
                .json();

        assertThat(result.get("created").asInt()).isEqualTo(530);
    }

    @Test
    void aFileOfOtherShapeIsNotRepeatedInItsRefusal() {
        assertThat(table("sven", ";".repeat(100_000), true).json().get("errors").findValuesAsText("field"))
                .containsExactly("file");
        assertThat(table("sven", "x".repeat(100_000), true).json().get("errors").findValuesAsText("field"))
                .allSatisfy(field -> assertThat(field).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void aFileThatIsNoSuchTableIsRefusedAsAWhole() {
        Http.Answer answer = table("sven", "type;subject;colour\nother;x;red", false);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("colour", "customerId", "customerName");
        assertThat(table("anna", TABLE, true).status()).isEqualTo(403);
    }
}
