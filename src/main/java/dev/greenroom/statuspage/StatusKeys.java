package dev.greenroom.statuspage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs what is given to customers and comes back from them (HMAC-SHA-256, the key's number in front). The keys are those of
 * the database, so that every node knows them; a key that is retired there is forgotten within a minute.
 */
@Component
class StatusKeys {

    private static final int MAC = 32;
    private static final int LONGEST = 200;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final SecureRandom chance = new SecureRandom();
    private volatile Known known = new Known(Instant.EPOCH, new TreeMap<>());

    StatusKeys(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    private record Known(Instant since, NavigableMap<Integer, SecretKeySpec> keys) {}

    byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        chance.nextBytes(made);
        return made;
    }

    /** The content with its signature, fit for an address; good for this purpose alone. */
    String sign(String purpose, byte[] content) {
        Map.Entry<Integer, SecretKeySpec> key = newest();
        byte number = key.getKey().byteValue();
        byte[] all = ByteBuffer.allocate(1 + content.length + MAC)
                .put(number)
                .put(content)
                .put(mac(key.getValue(), purpose, number, content))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What was signed for this purpose; empty when it was not, or not by us, or is spelled another way. */
    Optional<byte[]> read(String purpose, @Nullable String signed) {
        if (signed == null || signed.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(signed);
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
        if (all.length <= 1 + MAC
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(signed)) {
            return Optional.empty();
        }
        SecretKeySpec key = keys().get(Byte.toUnsignedInt(all[0]));
        byte[] content = Arrays.copyOfRange(all, 1, all.length - MAC);
        byte[] given = Arrays.copyOfRange(all, all.length - MAC, all.length);
        return key != null && MessageDigest.isEqual(mac(key, purpose, all[0], content), given)
                ? Optional.of(content)
                : Optional.empty();
    }

    private static byte[] mac(SecretKeySpec key, String purpose, byte number, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(number);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    private NavigableMap<Integer, SecretKeySpec> keys() {
        Known now = known;
        Duration age = Duration.between(now.since(), clock.instant());
        return age.isNegative() || age.compareTo(KNOWN_FOR) > 0 ? look() : now.keys();
    }

    private NavigableMap<Integer, SecretKeySpec> look() {
        NavigableMap<Integer, SecretKeySpec> found = new TreeMap<>();
        jdbc.sql("select id, secret from status_key where retired_at is null").query(row -> {
            found.put(
                    row.getInt("id"),
                    new SecretKeySpec(HexFormat.of().parseHex(row.getString("secret")), "HmacSHA256"));
        });
        known = new Known(clock.instant(), found);
        return found;
    }

    /** A key is made when it is first needed; whoever needs it at the same moment takes the same one. */
    private Map.Entry<Integer, SecretKeySpec> newest() {
        Map.Entry<Integer, SecretKeySpec> found = look().lastEntry();
        if (found != null) {
            return found;
        }
        try {
            apart.executeWithoutResult(status -> make());
        } catch (DuplicateKeyException anotherNode) {
            // Theirs is as good.
        }
        Map.Entry<Integer, SecretKeySpec> made = look().lastEntry();
        if (made == null) {
            throw new IllegalStateException("No key to sign links with");
        }
        return made;
    }

    private void make() {
        jdbc.sql("insert into status_key (id, secret, made_at)"
                        + " select coalesce(max(id), 0) + 1, cast(:secret as varchar), cast(:now as timestamp with time zone)"
                        + " from status_key")
                .param("secret", HexFormat.of().formatHex(random(MAC)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
