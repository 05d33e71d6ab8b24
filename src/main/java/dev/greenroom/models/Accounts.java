package dev.greenroom.models;

import dev.greenroom.engine.models.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who published what, what is still missing in it, and what is kept as a draft. */
@Repository
class Accounts {

    /** One published version. */
    record Version(
            String key,
            String deployment,
            String resource,
            String type,
            String owner,
            String origin,
            String sha256,
            Instant publishedAt) {}

    /** Something missing in a published model, until its owner has settled it. */
    @Schema(name = "ModelWarning")
    record Warning(
            long id,
            String key,
            String resource,
            String element,
            @Nullable Integer line,
            String code,
            String reason,
            @Nullable Instant settledAt,
            @Nullable String settledBy) {}

    /** A model that is kept but cannot run, with the reasons. */
    @Schema(name = "ModelDraft")
    record Draft(String id, String resource, String author, List<String> reasons, Instant savedAt) {}

    /** Shipped content that was not deployed, because an owner's version is newer. */
    @Schema(name = "ModelConflict")
    record Conflict(String folder, String reason, Instant noticedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Version> latest(String key, String type) {
        return jdbc.sql(
                        """
                        select * from model_version where model_key = :key and type = :type
                        order by published_at desc, deployment_id desc limit 1
                        """)
                .param("key", key)
                .param("type", type)
                .query(Accounts::version)
                .optional();
    }

    List<Version> versions() {
        return jdbc.sql("select * from model_version order by model_key, published_at desc limit 2000")
                .query(Accounts::version)
                .list();
    }

    boolean hasDeployment(String deployment) {
        return jdbc.sql("select count(*) from model_version where deployment_id = :deployment")
                        .param("deployment", deployment)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Notes a new version of everything in a file, and what is missing in it. */
    void add(Candidate candidate, ModelFile deployed, Publication publication, String deployment) {
        for (String key : candidate.keys()) {
            add(new Version(
                    key,
                    deployment,
                    deployed.name(),
                    candidate.type().name(),
                    publication.by(),
                    publication.origin().name(),
                    deployed.sha256(),
                    clock.instant()));
            warn(key, candidate.warnings());
        }
    }

    private void add(Version version) {
        jdbc.sql(
                        """
                        insert into model_version (model_key, deployment_id, resource, type, owner, origin, sha256,
                            published_at)
                        values (:key, :deployment, :resource, :type, :owner, :origin, :sha256, :at)
                        """)
                .param("key", version.key())
                .param("deployment", version.deployment())
                .param("resource", version.resource())
                .param("type", version.type())
                .param("owner", version.owner())
                .param("origin", version.origin())
                .param("sha256", version.sha256())
                .param("at", version.publishedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Replaces a model's warnings by those of its new version; what was settled before stays settled. */
    void warn(String key, List<Finding> findings) {
        List<Warning> settled = warnings(key).stream()
                .filter(warning -> warning.settledAt() != null)
                .toList();
        jdbc.sql("delete from model_warning where model_key = :key")
                .param("key", key)
                .update();
        for (Finding finding : findings) {
            Optional<Warning> before = settled.stream()
                    .filter(warning -> warning.element().equals(finding.element())
                            && warning.code().equals(finding.code())
                            && warning.reason().equals(reason(finding)))
                    .findFirst();
            insert(key, finding, before.orElse(null));
        }
    }

    private void insert(String key, Finding finding, @Nullable Warning before) {
        Instant settledAt = before == null ? null : before.settledAt();
        jdbc.sql(
                        """
                        insert into model_warning (model_key, resource, element, line, code, reason, settled_at, settled_by)
                        values (:key, :resource, :element, :line, :code, :reason, :settledAt, :settledBy)
                        """)
                .param("key", key)
                .param("resource", finding.resource())
                .param("element", finding.element())
                .param("line", finding.line())
                .param("code", finding.code())
                .param("reason", reason(finding))
                .param("settledAt", settledAt == null ? null : settledAt.atOffset(ZoneOffset.UTC))
                .param("settledBy", before == null ? null : before.settledBy())
                .update();
    }

    private static String reason(Finding finding) {
        return finding.reason().length() > 1000 ? finding.reason().substring(0, 1000) : finding.reason();
    }

    List<Warning> warnings(String key) {
        return jdbc.sql("select * from model_warning where model_key = :key order by id")
                .param("key", key)
                .query(Accounts::warning)
                .list();
    }

    List<Warning> openWarnings() {
        return jdbc.sql("select * from model_warning where settled_at is null order by model_key, id limit 5000")
                .query(Accounts::warning)
                .list();
    }

    boolean settle(String key, long id, String by) {
        return jdbc.sql(
                                """
                                update model_warning set settled_at = :at, settled_by = :by
                                where id = :id and model_key = :key and settled_at is null
                                """)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("id", id)
                        .param("key", key)
                        .update()
                == 1;
    }

    /** Whether it was kept: a person has so many drafts at most. */
    boolean keep(ModelFile file, String author, List<String> reasons, int most) {
        String sha256 = file.sha256();
        int known = jdbc.sql("update model_draft set saved_at = :at, reasons = :reasons"
                        + " where author = :author and resource = :resource and sha256 = :sha256")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reasons", joined(reasons))
                .param("author", author)
                .param("resource", file.name())
                .param("sha256", sha256)
                .update();
        if (known > 0) {
            return true;
        } else if (draftsOf(author) >= most) {
            return false;
        }
        jdbc.sql(
                        """
                        insert into model_draft (id, resource, author, sha256, content, reasons, saved_at)
                        values (:id, :resource, :author, :sha256, :content, :reasons, :at)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("resource", file.name())
                .param("author", author)
                .param("sha256", sha256)
                .param("content", file.bytes())
                .param("reasons", joined(reasons))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    private int draftsOf(String author) {
        return jdbc.sql("select count(*) from model_draft where author = :author")
                .param("author", author)
                .query(Integer.class)
                .single();
    }

    /** Whether there was one: people delete their own drafts. */
    boolean drop(String id, String author) {
        return jdbc.sql("delete from model_draft where id = :id and author = :author")
                        .param("id", id)
                        .param("author", author)
                        .update()
                == 1;
    }

    private static String joined(List<String> reasons) {
        String all = String.join("\n", reasons);
        return all.length() > 19_000 ? all.substring(0, 19_000) : all;
    }

    List<Draft> drafts() {
        return jdbc.sql(
                        "select id, resource, author, reasons, saved_at from model_draft order by saved_at desc, id limit 200")
                .query(Accounts::draft)
                .list();
    }

    Optional<byte[]> draft(String id) {
        return jdbc.sql("select content from model_draft where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    List<Conflict> conflicts() {
        return jdbc.sql("select * from model_conflict order by folder")
                .query((row, number) ->
                        new Conflict(row.getString("folder"), row.getString("reason"), instant(row, "noticed_at")))
                .list();
    }

    void clearConflict(String folder) {
        jdbc.sql("delete from model_conflict where folder = :folder")
                .param("folder", folder)
                .update();
    }

    void conflict(String folder, String reason) {
        clearConflict(folder);
        jdbc.sql("insert into model_conflict (folder, reason, noticed_at) values (:folder, :reason, :at)")
                .param("folder", folder)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("model_key"),
                row.getString("deployment_id"),
                row.getString("resource"),
                row.getString("type"),
                row.getString("owner"),
                row.getString("origin"),
                row.getString("sha256"),
                instant(row, "published_at"));
    }

    private static Warning warning(ResultSet row, int number) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Warning(
                row.getLong("id"),
                row.getString("model_key"),
                row.getString("resource"),
                row.getString("element"),
                row.getObject("line", Integer.class),
                row.getString("code"),
                row.getString("reason"),
                settled == null ? null : settled.toInstant(),
                row.getString("settled_by"));
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("id"),
                row.getString("resource"),
                row.getString("author"),
                List.of(row.getString("reasons").split("\n")),
                instant(row, "saved_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
