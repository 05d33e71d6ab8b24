package dev.greenroom.intake;

import dev.greenroom.intake.IntakeSettings.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches mails, each mailbox by one node at a time. A mail is marked as seen only after it is kept, so one that was on its
 * way when a node died comes again, and is known by its id.
 */
@Component
class MailFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailFetcher.class);
    private static final int AT_ONCE = 200;
    private static final String TIMEOUT = "20000";

    private final IntakeSettings settings;
    private final MailIntake intake;
    private final MailRows rows;
    private final Clock clock;
    private final boolean serving;
    private final Runnable kept;
    private final String node = UUID.randomUUID().toString();

    @Autowired
    MailFetcher(
            IntakeSettings settings,
            MailIntake intake,
            MailRows rows,
            Clock clock,
            @Value("${greenroom.serving:true}") boolean serving) {
        this(settings, intake, rows, clock, serving, () -> {});
    }

    /** {@code kept} runs after a mail is kept and before it is marked as seen. */
    MailFetcher(
            IntakeSettings settings, MailIntake intake, MailRows rows, Clock clock, boolean serving, Runnable kept) {
        this.settings = settings;
        this.intake = intake;
        this.rows = rows;
        this.clock = clock;
        this.serving = serving;
        this.kept = kept;
    }

    @Scheduled(fixedDelay = 15, initialDelay = 15, timeUnit = TimeUnit.SECONDS)
    void fetch() {
        if (serving) {
            settings.mailboxes().forEach(this::fetch);
        }
    }

    private void fetch(Mailbox mailbox) {
        if (!lease(mailbox)) {
            return;
        }
        try (Store store = connect(mailbox)) {
            Folder folder = store.getFolder(mailbox.folder());
            folder.open(Folder.READ_WRITE);
            try {
                read(mailbox, folder);
            } finally {
                folder.close(false);
            }
        } catch (MessagingException | IOException | DataAccessException notNow) {
            LOG.warn("{} could not be read: {}", mailbox, notNow.getClass().getName());
            LOG.debug("{} could not be read", mailbox, notNow);
        }
    }

    private boolean lease(Mailbox mailbox) {
        Instant now = clock.instant();
        return rows.lease(mailbox.name(), node, now, now.plus(settings.lease()));
    }

    private static Store connect(Mailbox mailbox) throws MessagingException {
        String protocol = mailbox.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".writetimeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        Store store = Session.getInstance(properties).getStore(protocol);
        Integer port = mailbox.port();
        store.connect(mailbox.host(), port == null ? -1 : port, mailbox.user(), mailbox.password());
        return store;
    }

    private void read(Mailbox mailbox, Folder folder) throws MessagingException, IOException {
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        for (int first = 0; first < unseen.length; first += AT_ONCE) {
            Message[] batch = java.util.Arrays.copyOfRange(unseen, first, Math.min(unseen.length, first + AT_ONCE));
            folder.fetch(batch, sizes);
            for (Message message : batch) {
                if (!lease(mailbox)) {
                    return;
                }
                if (isKept(mailbox, message)) {
                    rows.outlast();
                    kept.run();
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }

    /** Whether it is kept now; one that cannot be stays where it is, and keeps none of the others back. */
    private boolean isKept(Mailbox mailbox, Message message) throws MessagingException, IOException {
        try {
            intake.take(mailbox.name(), mailbox.type(), source(message));
            return true;
        } catch (MessagingException | IOException unreadable) {
            if (!message.getFolder().isOpen()) {
                throw unreadable;
            }
            LOG.warn("A mail of {} stays: {}", mailbox, unreadable.getClass().getName());
        } catch (RuntimeException notNow) {
            LOG.warn("A mail of {} stays: {}", mailbox, notNow.getClass().getName());
        }
        return false;
    }

    /** The mail as it came, without marking it as seen; of one that is too large no more than its beginning. */
    private static byte[] source(Message message) throws MessagingException, IOException {
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        Beginning source = new Beginning();
        message.writeTo(source);
        return source.bytes.toByteArray();
    }

    /** Keeps one byte more than may be, so that a reader sees it is too much. */
    private static final class Beginning extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            if (bytes.size() <= MailReader.LARGEST) {
                bytes.write(one);
            }
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            int room = MailReader.LARGEST + 1 - bytes.size();
            if (room > 0) {
                bytes.write(some, offset, Math.min(length, room));
            }
        }
    }
}
