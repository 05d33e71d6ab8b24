package dev.greenroom.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Takes mails over SMTP. A mail that goes twice has the same Message-ID, so that who receives it can tell. */
final class MailServer {

    private static final Set<Integer> NOBODY_THERE = Set.of(550, 551, 553);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final NotificationsSettings.Mail settings;
    private final Clock clock;

    MailServer(NotificationsSettings.Mail settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What is sent to whom; {@code key} is what makes it the same when it goes again. */
    record Letter(String key, InternetAddress to, String language, NoticeTexts.Text text) {}

    /** The one address that this text is; empty when it is none. */
    static Optional<InternetAddress> address(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(email.strip(), true);
            return address.getAddress().equals(email.strip()) && email.indexOf('@') > 0
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (AddressException none) {
            return Optional.empty();
        }
    }

    Connection open() throws WayOut.NotNow {
        String protocol = settings.tls() == NotificationsSettings.Tls.TLS ? "smtps" : "smtp";
        try {
            Session session = Session.getInstance(properties("mail." + protocol + "."));
            Transport transport = session.getTransport(protocol);
            Integer port = settings.port();
            transport.connect(settings.host(), port == null ? -1 : port, settings.user(), settings.password());
            return new Connection(session, transport);
        } catch (MessagingException away) {
            throw new WayOut.NotNow("unreachable", away);
        }
    }

    private Properties properties(String prefix) {
        String timeout = String.valueOf(settings.timeout().toMillis());
        boolean starttls = settings.tls() == NotificationsSettings.Tls.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(starttls));
        properties.setProperty(prefix + "starttls.required", String.valueOf(starttls));
        properties.setProperty(prefix + "auth", String.valueOf(settings.user() != null));
        // Leaving without a word when something has failed: waiting for the answer to a goodbye helps nobody.
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    /** For some letters, one after the other. */
    final class Connection {

        private final Session session;
        private final Transport transport;

        private Connection(Session session, Transport transport) {
            this.session = session;
            this.transport = transport;
        }

        void send(Letter letter) throws WayOut.NotNow, WayOut.Refused {
            try {
                MimeMessage message = message(letter);
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException failed) {
                int code = code(failed);
                if (isNobodyThere(failed)) {
                    throw new WayOut.Refused("refused-" + code);
                }
                throw new WayOut.NotNow(code > 0 ? "not-now-" + code : "connection-lost", failed);
            } catch (UnsupportedEncodingException impossible) {
                throw new WayOut.Refused("unreadable");
            }
        }

        private MimeMessage message(Letter letter) throws MessagingException, UnsupportedEncodingException {
            NoticeTexts.Text text = letter.text();
            MimeMessage message = new Numbered(session, letter.key(), settings.from());
            message.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
            message.setRecipient(Message.RecipientType.TO, letter.to());
            message.setSubject(text.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", letter.language());
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(text.plain(), UTF_8, "plain");
            MimeBodyPart marked = new MimeBodyPart();
            marked.setText(text.html(), UTF_8, "html");
            message.setContent(new MimeMultipart("alternative", plain, marked));
            message.saveChanges();
            return message;
        }

        void close() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // Nothing is left to be closed.
                return;
            }
        }
    }

    /** The server does not know this address: it will not tomorrow. Any other refusal may be a setting that somebody mends. */
    private static boolean isNobodyThere(MessagingException failed) {
        for (Exception each = failed; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException address) {
                return NOBODY_THERE.contains(address.getReturnCode())
                        || (address.getReturnCode() >= 500
                                && String.valueOf(address.getMessage()).contains(" 5.1."));
            }
        }
        return false;
    }

    /** The server's own code for why, or 0 when it said nothing. */
    private static int code(MessagingException failed) {
        for (Exception each = failed; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (each instanceof SMTPSendFailedException send && next(each) == null) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Exception next(Exception failed) {
        return failed instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** A message whose id is its key's. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        private Numbered(Session session, String key, String from) {
            super(session);
            this.id = "<" + MailWay.digest(key) + from.substring(from.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
