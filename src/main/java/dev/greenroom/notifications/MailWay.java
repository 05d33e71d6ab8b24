package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** By e-mail, over SMTP. A notice that goes twice has the same Message-ID, so that who receives it can tell. */
final class MailWay implements WayOut {

    static final String NAME = "mail";

    private static final Set<Integer> NOBODY_THERE = Set.of(550, 551, 553);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final NotificationsSettings.Mail settings;
    private final NoticeTexts texts;
    private final OptOuts optOuts;
    private final Function<String, Optional<URI>> links;
    private final Clock clock;

    /** {@code links} makes one to the case of this reference, where there are some. */
    MailWay(
            NotificationsSettings.Mail settings,
            NoticeTexts texts,
            OptOuts optOuts,
            Function<String, Optional<URI>> links,
            Clock clock) {
        this.settings = settings;
        this.texts = texts;
        this.optOuts = optOuts;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean tellsTheCustomer() {
        return true;
    }

    @Override
    public boolean reaches(CaseView view) {
        String customer = view.customer().id();
        return address(view).isPresent() && (customer == null || !optOuts.has(customer));
    }

    @Override
    public boolean couldReach(CaseView view) {
        return address(view).isPresent();
    }

    private static Optional<InternetAddress> address(CaseView view) {
        String email = view.customer().email();
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

    @Override
    public Line open() throws NotNow {
        String protocol = settings.tls() == NotificationsSettings.Tls.TLS ? "smtps" : "smtp";
        try {
            Session session = Session.getInstance(properties("mail." + protocol + "."));
            Transport transport = session.getTransport(protocol);
            Integer port = settings.port();
            transport.connect(settings.host(), port == null ? -1 : port, settings.user(), settings.password());
            return new Connection(session, transport);
        } catch (MessagingException away) {
            throw new NotNow("unreachable", away);
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

    private final class Connection implements Line {

        private final Session session;
        private final Transport transport;

        private Connection(Session session, Transport transport) {
            this.session = session;
            this.transport = transport;
        }

        @Override
        public void send(Notice notice, CaseView view) throws NotNow, Refused {
            InternetAddress to =
                    address(view).filter(any -> reaches(view)).orElseThrow(() -> new Refused("no-address"));
            try {
                MimeMessage message = message(notice, to, view);
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException failed) {
                int code = code(failed);
                if (isNobodyThere(failed)) {
                    throw new Refused("refused-" + code);
                }
                throw new NotNow(code > 0 ? "not-now-" + code : "connection-lost", failed);
            } catch (UnsupportedEncodingException impossible) {
                throw new Refused("unreadable");
            }
        }

        private MimeMessage message(Notice notice, InternetAddress to, CaseView view)
                throws MessagingException, UnsupportedEncodingException {
            // One for each try, known to nobody but its reader: whichever arrives leads there.
            URI link = links.apply(notice.reference()).orElse(null);
            NoticeTexts.Text text = texts.of(notice, view, link);
            MimeMessage message = new Numbered(session, notice.key(), settings.from());
            message.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSubject(text.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", notice.language());
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(text.plain(), UTF_8, "plain");
            MimeBodyPart marked = new MimeBodyPart();
            marked.setText(text.html(), UTF_8, "html");
            message.setContent(new MimeMultipart("alternative", plain, marked));
            message.saveChanges();
            return message;
        }

        @Override
        public void close() {
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
            this.id = "<" + digest(key) + from.substring(from.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)), 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
