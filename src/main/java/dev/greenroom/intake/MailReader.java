package dev.greenroom.intake;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a mail from its bytes; asks nobody on the network. What it cannot read as a whole it does not read in parts. */
final class MailReader {

    static final int LARGEST = 20 * 1024 * 1024;

    private static final int DEEPEST = 20;
    private static final int MOST_ATTACHMENTS = 100;
    private static final int LONGEST_ADDRESS = 255;

    private static final Session SESSION = session();

    private MailReader() {}

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "true");
        properties.setProperty("mail.mime.multipart.ignoremissingboundaryparameter", "false");
        return Session.getInstance(properties);
    }

    /** What the mail is known by: the id its sender gave it, or else its content. */
    static String key(byte[] source) {
        try {
            String id = new MimeMessage(SESSION, new ByteArrayInputStream(source)).getMessageID();
            return Digests.sha256(id == null || id.isBlank() ? Digests.sha256(source) : id.strip());
        } catch (MessagingException unreadable) {
            return Digests.sha256(source);
        }
    }

    /** Who and about what, as far as it can be read; for lists of mails that were not understood. */
    static String subject(byte[] source) {
        try {
            return subject(new MimeMessage(SESSION, new ByteArrayInputStream(source)));
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    static String sender(byte[] source) {
        try {
            String from = new MimeMessage(SESSION, new ByteArrayInputStream(source)).getHeader("From", ",");
            return from == null ? "" : cut(plain(from), 320);
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    static IncomingMail read(byte[] source) throws MailBroken {
        if (source.length > LARGEST) {
            throw new MailBroken(MailBroken.TOO_LARGE);
        }
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(source));
            InternetAddress from = from(message);
            Found found = new Found();
            found.part(message, 0);
            String subject = subject(message);
            String text = found.text();
            if (subject.isBlank() && text.isBlank() && found.attachments.isEmpty()) {
                throw new MailBroken(MailBroken.EMPTY);
            }
            String name = from.getPersonal();
            return new IncomingMail(
                    from.getAddress(),
                    name == null || name.isBlank() ? from.getAddress() : plain(name),
                    subject,
                    text,
                    found.attachments);
        } catch (UnsupportedEncodingException unknown) {
            throw new MailBroken(MailBroken.CHARSET, unknown);
        } catch (MessagingException | IOException unreadable) {
            throw new MailBroken(MailBroken.UNREADABLE, unreadable);
        }
    }

    private static InternetAddress from(MimeMessage message) throws MessagingException, MailBroken {
        String header = message.getHeader("From", ",");
        try {
            InternetAddress[] from = header == null ? new InternetAddress[0] : InternetAddress.parse(header, true);
            if (from.length == 0 || from[0].getAddress().length() > LONGEST_ADDRESS) {
                throw new MailBroken(MailBroken.NO_SENDER);
            }
            from[0].validate();
            return from[0];
        } catch (AddressException none) {
            throw new MailBroken(MailBroken.NO_SENDER, none);
        }
    }

    private static String subject(MimeMessage message) throws MessagingException {
        String subject = message.getSubject();
        return subject == null ? "" : cut(plain(subject), NewWork.LONGEST_SUBJECT);
    }

    /** Without signs that no person typed. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }

    /** The texts and files of a mail, part by part. */
    private static final class Found {

        private final List<IncomingMail.Attachment> attachments = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder marked = new StringBuilder();

        void part(Part part, int depth) throws MessagingException, IOException, MailBroken {
            if (depth > DEEPEST) {
                throw new MailBroken(MailBroken.UNREADABLE);
            }
            String name = name(part);
            if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attach(name == null ? "attachment" : name, part);
            } else if (part.isMimeType("multipart/*")) {
                several((Multipart) part.getContent(), depth);
            } else if (part.isMimeType("message/rfc822")) {
                attach("message.eml", part);
            } else if (part.isMimeType("text/html")) {
                marked.append(text(part)).append('\n');
            } else if (part.isMimeType("text/*")) {
                plain.append(text(part)).append('\n');
            } else {
                attach("attachment", part);
            }
        }

        private void several(Multipart parts, int depth) throws MessagingException, IOException, MailBroken {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                part(part, depth + 1);
            }
        }

        private void attach(String name, Part part) throws MessagingException, IOException, MailBroken {
            if (attachments.size() == MOST_ATTACHMENTS) {
                throw new MailBroken(MailBroken.TOO_LARGE);
            }
            try (InputStream content = part.getInputStream()) {
                attachments.add(new IncomingMail.Attachment(name, content.readAllBytes()));
            }
        }

        private static @Nullable String name(Part part) throws MessagingException, IOException {
            String name = part.getFileName();
            return name == null ? null : plain(MimeUtility.decodeText(name));
        }

        private static String text(Part part) throws MessagingException, IOException {
            return part.getContent() instanceof String text ? text : "";
        }

        String text() {
            String text = plain.toString().isBlank() ? withoutMarks(marked.toString()) : plain.toString();
            return cut(
                    text.replace("\r\n", "\n")
                            .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                            .strip(),
                    NewWork.LONGEST_DESCRIPTION);
        }

        private static String withoutMarks(String html) {
            return html.replaceAll("(?is)<(script|style)[^>]{0,500}>.{0,100000}?</\\1>", " ")
                    .replaceAll("(?i)<(br|/p|/div|/tr|/li)\\b[^>]{0,500}>", "\n")
                    .replaceAll("<[^>]{0,2000}>", " ")
                    .replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replaceAll("[ \\t]+", " ");
        }
    }
}
