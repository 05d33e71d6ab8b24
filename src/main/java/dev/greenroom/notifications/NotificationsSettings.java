package dev.greenroom.notifications;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers hear of their cases.
 *
 * @param mail nothing is sent by mail without it
 * @param webhooks machines that are told the same; each a name of its own, which is never changed
 * @param quiet when no message leaves the house, except the answer to what a customer has just done
 * @param colleaguesEvery a colleague hears by mail of what escalated no more often than this
 * @param silence after how many days without news a customer hears that we are still at it, by process
 * @param silenceElse the same for every process that {@code silence} does not name
 * @param reasoned processes whose customers have to hear in that time why it is not done yet: other news does not count
 * @param personAfter how long a message about another date may be late before a person tells it
 * @param kept for how long messages of closed cases are kept that were sent or dropped
 */
@ConfigurationProperties("greenroom.notifications")
record NotificationsSettings(
        @Nullable Mail mail,
        @DefaultValue List<Webhook> webhooks,
        @DefaultValue Quiet quiet,
        @DefaultValue("10m") Duration colleaguesEvery,
        @DefaultValue Map<String, Integer> silence,
        @DefaultValue("14") int silenceElse,
        @DefaultValue Set<String> reasoned,
        @DefaultValue("4h") Duration personAfter,
        @DefaultValue("180d") Duration kept) {

    NotificationsSettings {
        webhooks = List.copyOf(webhooks);
        silence = Map.copyOf(silence);
        reasoned = Set.copyOf(reasoned);
        require(
                webhooks.stream().map(Webhook::name).distinct().count() == webhooks.size(),
                "webhooks: each needs a name of its own");
        require(
                silenceElse > 0 && silence.values().stream().allMatch(days -> days > 0),
                "silence: days are whole numbers from 1 on");
        require(!colleaguesEvery.isNegative(), "colleagues-every: is no time");
        require(!personAfter.isNegative(), "person-after: is no time");
        require(kept.compareTo(Duration.ofDays(1)) >= 0, "kept: is a day at least");
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("greenroom.notifications." + what);
        }
    }

    Duration silenceOf(String process) {
        return Duration.ofDays(silence.getOrDefault(process, silenceElse));
    }

    /** Whether this process's customers have to hear why it is not done yet; so have those of one of all processes. */
    boolean hasToSayWhy(String process) {
        return process.equals(NoticeTemplates.EVERY) ? !reasoned.isEmpty() : reasoned.contains(process);
    }

    /** Whether the way to the mail server is encrypted: none only for a server on the same machine or network. */
    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * A mail server that takes mails over SMTP.
     *
     * @param from the sender's address
     * @param fromName the sender's name, as customers read it
     * @param timeout for how long the server may be silent
     */
    record Mail(
            String host,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password,
            String from,
            @Nullable String fromName,
            @DefaultValue("starttls") Tls tls,
            @DefaultValue("10s") Duration timeout) {

        public Mail {
            require(host != null && !host.isBlank(), "mail.host: a mail server needs a host");
            require(port == null || (port > 0 && port < 65_536), "mail.port: is no port");
            require(
                    from != null && from.matches("[^\\s@<>\",;]+@[^\\s@<>\",;]+"),
                    "mail.from: has to be one bare mail address");
            require(timeout.toMillis() > 0, "mail.timeout: is no time");
        }

        @Override
        public String toString() {
            return "mail server " + host;
        }
    }

    /**
     * A receiver of signed messages.
     *
     * @param secret Base64, with or without {@code whsec_}
     * @param formerSecret signs too while the receiver changes over
     * @param timeout for how long the receiver may be silent
     * @param inside a machine of the own network: then plain HTTP and any address will do
     * @param escalations whether it hears also of work that is near its time or past it
     */
    record Webhook(
            String name,
            String url,
            String secret,
            @Nullable String formerSecret,
            @DefaultValue("false") boolean inside,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("false") boolean escalations) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
        private static final int SHORTEST_SECRET = 24;

        public Webhook {
            require(
                    name != null && NAME.matcher(name).matches(),
                    "webhooks.name: small letters, digits and hyphens, 40 at most");
            require(url != null && isHttp(url), "webhooks.url: has to be a whole http address");
            require(isSecret(secret), "webhooks.secret: has to be Base64 of 24 bytes at least");
            require(
                    formerSecret == null || formerSecret.isBlank() || isSecret(formerSecret),
                    "webhooks.former-secret: has to be Base64 of 24 bytes at least");
            require(timeout.toMillis() > 0, "webhooks.timeout: is no time");
        }

        private static boolean isHttp(String url) {
            try {
                URI uri = URI.create(url);
                return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            } catch (IllegalArgumentException none) {
                return false;
            }
        }

        private static boolean isSecret(@Nullable String text) {
            try {
                return text != null
                        && Base64.getDecoder().decode(text.replaceFirst("^whsec_", "")).length >= SHORTEST_SECRET;
            } catch (IllegalArgumentException none) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "webhook " + name;
        }
    }

    /** Hours without messages, on the clock of {@code zone}; none when both are the same. */
    record Quiet(
            @DefaultValue("21:00") LocalTime from,
            @DefaultValue("07:00") LocalTime until,
            @DefaultValue("Europe/Berlin") ZoneId zone) {}
}
