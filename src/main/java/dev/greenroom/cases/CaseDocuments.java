package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The documents of cases, in the database; read and written in parts. Who may is asked before. */
@Component
public class CaseDocuments {

    static final long LARGEST = 10L * 1024 * 1024;
    static final int MOST = 200;
    private static final int PART = 256 * 1024;

    private final JdbcClient jdbc;
    private final Callers callers;
    private final Timeline timeline;
    private final ApplicationEventPublisher tell;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CaseDocuments(
            JdbcClient jdbc,
            Callers callers,
            Timeline timeline,
            ApplicationEventPublisher tell,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.callers = callers;
        this.timeline = timeline;
        this.tell = tell;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A document as its case knows it. */
    @Schema(name = "CaseDocument")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(
            String id,
            String name,
            String mediaType,
            long size,
            String sha256,
            @Nullable @Schema(description = "The work item it was added to") String workItem,
            String addedBy,
            String addedByName,
            Instant addedAt) {}

    /** A file on its way in. */
    public record Incoming(String name, long size, InputStream content) {}

    /** Whose it is to be. */
    public record Place(String reference, @Nullable String taskId, @Nullable String step, String person) {}

    /** Whether the case would take this file; reads from its content, so that another must be opened to take it. */
    public boolean takes(String reference, Incoming file) {
        try {
            byte[] head = file.content().readNBytes(DocumentType.HEAD);
            return head.length > 0
                    && file.size() <= LARGEST
                    && DocumentType.of(DocumentType.clean(file.name()), head).isPresent()
                    && count(reference) < MOST;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file whose first bytes and name say that it is of a kind we take. */
    public Document add(Place place, Incoming file) {
        if (file.size() > LARGEST) {
            throw DocumentRefused.tooLarge(LARGEST);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                return store(place, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private Document store(Place place, Incoming file) throws IOException {
        refuseIfFull(place.reference());
        String name = DocumentType.clean(file.name());
        String id = UUID.randomUUID().toString();
        MessageDigest digest = sha256();
        byte[] part = file.content().readNBytes(PART);
        if (part.length == 0) {
            throw DocumentRefused.empty();
        }
        DocumentType type = DocumentType.of(name, Arrays.copyOf(part, Math.min(part.length, DocumentType.HEAD)))
                .orElseThrow(DocumentRefused::ofNoKnownType);
        long size = 0;
        for (int number = 0; part.length > 0; number++) {
            size += part.length;
            if (size > LARGEST) {
                throw DocumentRefused.tooLarge(LARGEST);
            }
            digest.update(part);
            keep(id, number, part);
            part = file.content().readNBytes(PART);
        }
        Document document = new Document(
                id,
                name,
                type.mediaType(),
                size,
                HexFormat.of().formatHex(digest.digest()),
                place.taskId(),
                place.person(),
                callers.displayName(place.person()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        hold(place.reference());
        refuseIfFull(place.reference());
        insert(place, document);
        tell(place.reference(), "document-added", place.step(), document);
        return document;
    }

    private void keep(String id, int number, byte[] part) {
        jdbc.sql("insert into case_document_part (document_id, part, content) values (:id, :part, :content)")
                .param("id", id)
                .param("part", number)
                .param("content", part)
                .update();
    }

    /** Others may have added some while this one came in: who holds the case counts alone. */
    private void hold(String reference) {
        jdbc.sql("select reference from case_view where reference = :reference for update")
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    private void refuseIfFull(String reference) {
        if (count(reference) >= MOST) {
            throw DocumentRefused.tooMany(MOST);
        }
    }

    private int count(String reference) {
        return jdbc.sql("select count(*) from case_document where reference = :reference")
                .param("reference", reference)
                .query(Integer.class)
                .single();
    }

    /** Takes away what somebody added themselves; the case's story goes on telling that it was there. */
    void remove(String reference, String id, String person) {
        transaction.executeWithoutResult(status -> {
            Document document = one(reference, id);
            if (!document.addedBy().equals(person)) {
                throw DocumentRefused.notYours();
            }
            if (isReliedOn(reference, document)) {
                throw DocumentRefused.reliedOn();
            }
            jdbc.sql("delete from case_document_part where document_id = :id")
                    .param("id", id)
                    .update();
            if (jdbc.sql("delete from case_document where id = :id")
                            .param("id", id)
                            .update()
                    == 1) {
                tell(reference, "document-removed", null, document);
            }
        });
    }

    /** What somebody decided by stays: the case is closed, or the work that it was added to is done. */
    private boolean isReliedOn(String reference, Document document) {
        return jdbc.sql(
                                "select count(*) from case_view c where c.reference = :reference and (c.state <> 'open'"
                                        + " or exists (select 1 from work_item w where w.task_id = :task and w.state <> 'open'))")
                        .param("reference", reference)
                        .param("task", document.workItem())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void tell(String reference, String what, @Nullable String step, Document document) {
        timeline.add(
                reference,
                clock.instant(),
                what,
                step,
                document.addedBy(),
                Map.of("note", document.name(), "document", document.id(), "sha256", document.sha256()));
        tell.publishEvent(new ReadModelChanged(Set.of(reference), Set.of()));
    }

    private void insert(Place place, Document document) {
        jdbc.sql("insert into case_document (id, reference, task_id, name, media_type, size_bytes, sha256, added_by,"
                        + " added_at) values (:id, :reference, :task, :name, :type, :size, :sha, :by, :at)")
                .param("id", document.id())
                .param("reference", place.reference())
                .param("task", place.taskId(), java.sql.Types.VARCHAR)
                .param("name", document.name())
                .param("type", document.mediaType())
                .param("size", document.size())
                .param("sha", document.sha256())
                .param("by", document.addedBy())
                .param("at", document.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A case's documents, the newest first. */
    public List<Document> list(String reference) {
        return jdbc.sql("select * from case_document where reference = :reference order by added_at desc, id")
                .param("reference", reference)
                .query((row, number) -> document(row))
                .list();
    }

    Document one(String reference, String id) {
        return jdbc.sql("select * from case_document where reference = :reference and id = :id")
                .param("reference", reference)
                .param("id", id)
                .query((row, number) -> document(row))
                .optional()
                .orElseThrow(DocumentRefused::unknown);
    }

    /**
     * The bytes of a document, one part after the other. Throws {@link DocumentRefused} when it was removed before the first
     * part, and {@link DocumentGone} when it is while it is read.
     */
    void write(Document document, OutputStreamSource to) throws IOException {
        byte[] first = part(document, 0).orElseThrow(DocumentRefused::unknown);
        OutputStream out = to.open();
        out.write(first);
        for (int part = 1; (long) part * PART < document.size(); part++) {
            out.write(part(document, part).orElseThrow(DocumentGone::new));
        }
    }

    /** Where the bytes go, opened once there are some. */
    interface OutputStreamSource {
        OutputStream open() throws IOException;
    }

    private Optional<byte[]> part(Document document, int part) {
        return jdbc.sql("select content from case_document_part where document_id = :id and part = :part")
                .param("id", document.id())
                .param("part", part)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    private Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("task_id"),
                row.getString("added_by"),
                callers.displayName(row.getString("added_by")),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
