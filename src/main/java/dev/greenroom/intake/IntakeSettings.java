package dev.greenroom.intake;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where work comes in by itself.
 *
 * @param mailboxes one for each type of work
 * @param lease for how long one node keeps a mailbox to itself; renewed with every mail
 * @param linesAtOnce how many lines of tables one node takes at once
 * @param kept for how long mails stay that were settled, and lines of tables are known again
 */
@ConfigurationProperties("greenroom.intake")
record IntakeSettings(
        @DefaultValue List<Mailbox> mailboxes,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("4") int linesAtOnce,
        @DefaultValue("180d") Duration kept) {

    IntakeSettings {
        mailboxes = List.copyOf(mailboxes);
        if (linesAtOnce < 1 || linesAtOnce > 16) {
            throw new IllegalArgumentException("greenroom.intake.lines-at-once must be from 1 to 16");
        }
        if (mailboxes.stream().map(Mailbox::name).distinct().count() < mailboxes.size()) {
            throw new IllegalArgumentException("Each of greenroom.intake.mailboxes needs a name of its own");
        }
    }

    /**
     * A mailbox on an IMAP server.
     *
     * @param name what it is called here; never changed, since mails are known by it
     * @param type the type of work that its mails are
     * @param tls off only for a server on the same machine
     */
    record Mailbox(
            String name,
            String type,
            String host,
            @Nullable Integer port,
            String user,
            String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("true") boolean tls) {

        @Override
        public String toString() {
            return "mailbox " + name;
        }
    }
}
