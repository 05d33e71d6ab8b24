package dev.greenroom.statuspage;

import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.cases.StatusLinkSource;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Links with which customers see their case: 144 bits that nobody guesses, signed, so that a guess is refused before
 * anything is looked up. Only a digest of them is kept anywhere. A link ends by itself, or when somebody says so.
 */
@Component
public class StatusLinks implements StatusLinkSource {

    private static final String PURPOSE = "link";
    private static final int BYTES = 18;
    private static final int MOST_WRONG = 10;
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final CaseViews cases;
    private final CustomerStatuses statuses;
    private final StatusKeys keys;
    private final StatusPageSettings settings;
    private final Clock clock;

    StatusLinks(
            JdbcClient jdbc,
            CaseViews cases,
            CustomerStatuses statuses,
            StatusKeys keys,
            StatusPageSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.statuses = statuses;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new link; {@code address} is the whole of it, where the house knows where customers reach it. */
    public record Made(String path, @Nullable URI address, Instant expiresAt) {}

    @Override
    public Optional<URI> linkFor(String caseReference) {
        if (settings.publicUrl() == null) {
            return Optional.empty();
        }
        return cases.byReference(caseReference)
                .filter(view -> NoStatusLink.of(view, statuses).isEmpty())
                .map(view ->
                        make(view, settings.statusPage().linkLifetime(), null).address());
    }

    /** Makes a link to this case, in the caller's transaction; refuses a case whose customer could not be told from another. */
    public Made make(CaseView view, Duration valid, @Nullable String by) {
        NoStatusLink.of(view, statuses).ifPresent(refused -> {
            throw refused;
        });
        byte[] secret = keys.random(BYTES);
        Instant now = clock.instant();
        Instant until = now.plus(valid);
        jdbc.sql("insert into status_link (digest, reference, customer_id, made_by, made_at, expires_at)"
                        + " values (:digest, :reference, :customer, :by, :now, :until)")
                .param("digest", digest(secret))
                .param("reference", view.reference())
                .param("customer", view.customer().id())
                .param("by", by, java.sql.Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        String path = "/s/" + keys.sign(PURPOSE, secret);
        URI base = settings.publicUrl();
        return new Made(path, base == null ? null : URI.create(base.toString().replaceFirst("/+$", "") + path), until);
    }

    /** The case that this link shows; empty for whatever is no good link, for whichever reason. */
    Optional<StatusLink> find(String token) {
        return keys.read(PURPOSE, token)
                .filter(secret -> secret.length == BYTES)
                .map(StatusLinks::digest)
                .flatMap(digest -> live(token, digest));
    }

    private record Target(String reference, String customer) {}

    private Optional<StatusLink> live(String token, String digest) {
        return jdbc.sql("select reference, customer_id from status_link where digest = :digest"
                        + " and revoked_at is null and expires_at > :now")
                .param("digest", digest)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Target(row.getString("reference"), row.getString("customer_id")))
                .optional()
                .flatMap(target -> cases.byReference(target.reference())
                        .filter(view -> !view.isInternal())
                        .filter(view -> Objects.equals(view.customer().id(), target.customer())))
                .map(view -> new StatusLink(token, digest, view));
    }

    /** No link to this case leads anywhere from now on; how many did until now. */
    public int revoke(String reference) {
        return jdbc.sql("update status_link set revoked_at = :now where reference = :reference and revoked_at is null"
                        + " and expires_at > :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
    }

    /** Counts a postcode that somebody is about to say; false when it would be one too many. */
    boolean mayTry(StatusLink link) {
        return jdbc.sql("update status_link set wrong = wrong + 1 where digest = :digest and revoked_at is null"
                                + " and wrong < " + MOST_WRONG)
                        .param("digest", link.digest())
                        .update()
                == 1;
    }

    /** It was a wrong one: after ten in a row the link is in wrong hands, and leads nowhere any more. */
    void wrong(StatusLink link) {
        jdbc.sql("update status_link set revoked_at = :now where digest = :digest and revoked_at is null"
                        + " and wrong >= " + MOST_WRONG)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("digest", link.digest())
                .update();
    }

    void right(StatusLink link) {
        jdbc.sql("update status_link set wrong = 0 where digest = :digest and wrong > 0")
                .param("digest", link.digest())
                .update();
    }

    /** A link that ended long ago is nobody's concern. */
    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        jdbc.sql("delete from status_link where expires_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String digest(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
