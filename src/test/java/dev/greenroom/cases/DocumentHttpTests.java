package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.work.Crowd;
import dev.greenroom.work.QueueModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Documents of cases: what is taken, what is refused, and how they come back. */
@GreenroomTest
class DocumentHttpTests {

    private static final String PDF = "%PDF-1.7 a letter";

    private final ApplicationContext context;
    private String item = "";
    private String documents = "";

    DocumentHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        item = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office")
                .item(QueueModel.PLAIN, 50, 0);
        String reference =
                as("carla").get("/api/work/" + item).json().get("caseReference").asText();
        documents = "/api/cases/" + reference + "/documents";
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    private Http.Answer send(String person, String path, String name, String content) {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + content + "\r\n--cut--\r\n";
        return as(person)
                .with("Content-Type", "multipart/form-data; boundary=cut")
                .post(path, body);
    }

    @Test
    void aDocumentComesBackAsItWasAndOnlyAsADownload() {
        String large = PDF + "x".repeat(600_000);

        Http.Answer added = send("carla", "/api/work/" + item + "/documents", "../../etc/Br\u202eief 1.PDF", large);

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.json().get("name").asText()).isEqualTo("Brief 1.pdf");
        assertThat(added.json().get("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(as("anna").get(documents).json().at("/items/0/workItem").asText())
                .isEqualTo(item);
        Http.Answer back =
                as("anna").get(documents + "/" + added.json().get("id").asText());
        assertThat(back.body()).isEqualTo(large);
        assertThat(back.header("Content-Disposition")).startsWith("attachment;");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Security-Policy")).contains("sandbox");
        assertThat(as("sven").get(documents.replace("/documents", "/timeline")).body())
                .contains("Carla added a document:", "Brief 1.pdf");
    }

    @Test
    void aFileIsWhatItsContentSays() {
        String[][] wrong = {
            {"virus.exe", "MZ\u0000"},
            {"page.pdf", "<html><script>alert(1)</script>"},
            {"page.txt", "hello <script>alert(1)</script>"},
            {"picture.svg", "<svg/>"},
            {"letter.html", PDF},
            {"data.txt", "a\u0000b"},
            {"none", PDF},
        };
        for (String[] each : wrong) {
            Http.Answer refused = send("carla", documents, each[0], each[1]);
            assertThat(refused.status()).as(each[0]).isEqualTo(422);
            assertThat(refused.json().get("code").asText()).isEqualTo("document-type");
        }
        assertThat(send("carla", documents, "empty.pdf", "").json().get("code").asText())
                .isEqualTo("document-empty");
        assertThat(send("carla", documents, "note.txt", "Grüße").status()).isEqualTo(201);
        assertThat(as("carla").get(documents).json().get("items")).hasSize(1);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] bytes = new byte[(int) CaseDocuments.LARGEST];
        String tooLarge = PDF + new String(bytes, StandardCharsets.US_ASCII);
        assertThat(send("carla", documents, "a.pdf", tooLarge).status()).isEqualTo(413);
        assertThat(as("carla").get(documents).json().get("items")).isEmpty();
    }

    @Test
    void whoAddedADocumentMayRemoveItAndTheStoryKeepsBoth() {
        String id = send("carla", documents, "a.pdf", PDF).json().get("id").asText();
        assertThat(as("cem").delete(documents + "/" + id).json().get("code").asText())
                .isEqualTo("not-your-document");
        assertThat(as("carla").get(documents + "/" + id).status()).isEqualTo(200);

        assertThat(as("carla").delete(documents + "/" + id).status()).isEqualTo(204);

        assertThat(as("carla").get(documents).json().get("items")).isEmpty();
        assertThat(as("carla").get(documents + "/" + id).status()).isEqualTo(404);
        assertThat(as("carla").delete(documents + "/" + id).status()).isEqualTo(404);
        assertThat(context.getBean(JdbcTemplate.class)
                        .queryForObject("select count(*) from case_document_part", Integer.class))
                .isZero();
        assertThat(as("sven").get(documents.replace("/documents", "/timeline")).body())
                .contains("Carla added a document:", "Carla removed a document:");
    }

    @Test
    void whatWorkWasDoneByStaysWithItsCase() {
        String id = send("carla", "/api/work/" + item + "/documents", "a.pdf", PDF)
                .json()
                .get("id")
                .asText();
        assertThat(as("carla").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
        assertThat(as("carla")
                        .post("/api/work/" + item + "/complete", "{\"data\": {}}")
                        .status())
                .isEqualTo(200);

        assertThat(as("carla").delete(documents + "/" + id).json().get("code").asText())
                .isEqualTo("document-relied-on");
        assertThat(as("carla").get(documents + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoPartInItReadsAndAddsNothing() {
        String id = send("carla", documents, "a.pdf", PDF).json().get("id").asText();
        assertThat(send("walter", "/api/work/" + item + "/documents", "b.pdf", PDF)
                        .status())
                .isEqualTo(403);
        for (String person : new String[] {"olga", "omar", "ada"}) {
            assertThat(as(person).get(documents).status()).as(person).isEqualTo(403);
            assertThat(as(person).get(documents + "/" + id).status()).as(person).isEqualTo(403);
            assertThat(send(person, documents, "b.pdf", PDF).status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(as("carla").get(documents + "/" + "0".repeat(36)).status()).isEqualTo(404);
    }

    @Test
    void manyAtOnceDoNotPassTheLimitOfACase() {
        send("carla", documents, "a.pdf", PDF);
        context.getBean(JdbcTemplate.class)
                .update(
                        "insert into case_document (id, reference, name, media_type, size_bytes, sha256, added_by, added_at)"
                                + " select 'more-' || cast(n.x as varchar), d.reference, d.name, d.media_type, d.size_bytes, d.sha256,"
                                + " d.added_by, d.added_at from case_document d cross join system_range(1, 198) n");

        List<Http.Answer> answers = Crowd.of(6, number -> send("carla", documents, number + ".pdf", PDF));

        assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        assertThat(as("carla").get(documents).json().get("items")).hasSize(200);
    }

    @Test
    void whatIsRemovedWhileItIsReadEndsBeforeItsLength() {
        CaseDocuments all = context.getBean(CaseDocuments.class);
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        String reference = documents.split("/")[3];
        String id = send("carla", documents, "a.pdf", PDF + "x".repeat(600_000))
                .json()
                .get("id")
                .asText();
        CaseDocuments.Document document = all.one(reference, id);
        assertThat(as("carla").get(documents + "/" + id).header("Connection")).isEqualTo("close");
        ByteArrayOutputStream came = new ByteArrayOutputStream();

        assertThatThrownBy(() -> all.write(document, () -> {
                    jdbc.update("delete from case_document_part");
                    return came;
                }))
                .isInstanceOf(DocumentGone.class);
        assertThat(came.size()).isBetween(1, 600_000);
        assertThatThrownBy(() -> all.write(document, () -> came)).isInstanceOf(DocumentRefused.class);
    }
}
