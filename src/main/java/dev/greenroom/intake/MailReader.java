package dev.greenroom.intake;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a mail from its bytes; asks nobody on the network. What it cannot read as a whole it does not read in parts. */
final class MailReader {

    static final int LARGEST = 20 * 1024 * 1024;

    private static final int DEEPEST = 20;
    private static final int MOST_ATTACHMENTS = 100;
    private static final int MOST_PARTS = 1000;
    private static final int LARGEST_HEADERS = 256 * 1024;
    /** Far more than a person reads; what comes behind is in the mail as it came. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final int LONGEST_ADDRESS = 255;

    private static final Session SESSION = session();

    private MailReader() {}

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "true");
        return Session.getInstance(properties);
    }

    /** Its headers are looked through before anything is made of them: millions of them are no mail. */
    private static MimeMessage message(byte[] source) throws MessagingException {
        int most = Math.min(source.length, LARGEST_HEADERS);
        String beginning = new String(source, 0, most, StandardCharsets.ISO_8859_1);
        if (most < source.length && Stream.of("\n\n", "\n\r\n", "\n\r\r\n").noneMatch(beginning::contains)) {
            throw new MessagingException("headers without end");
        }
        return new MimeMessage(SESSION, new ByteArrayInputStream(source));
    }

    /** What the mail is known by: the id its sender gave it, or else its content. */
    static String key(byte[] source) {
        try {
            String id = message(source).getMessageID();
            return Digests.sha256(id == null || id.isBlank() ? Digests.sha256(source) : id.strip());
        } catch (MessagingException unreadable) {
            return Digests.sha256(source);
        }
    }

    /** Who and about what, as far as it can be read; for lists of mails that were not understood. */
    static String subject(byte[] source) {
        try {
            return subject(message(source));
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    static String sender(byte[] source) {
        try {
            String from = message(source).getHeader("From", ",");
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
            MimeMessage message = message(source);
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
        private int parts;

        void part(Part part, int depth) throws MessagingException, IOException, MailBroken {
            if (depth > DEEPEST) {
                throw new MailBroken(MailBroken.UNREADABLE);
            }
            String name = name(part);
            if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attach(name == null ? "attachment" : name, part);
            } else if (part.isMimeType("multipart/*")) {
                several(part, depth);
            } else if (part.isMimeType("message/rfc822")) {
                attach("message.eml", part);
            } else if (part.isMimeType("text/html")) {
                add(part, marked);
            } else if (part.isMimeType("text/*")) {
                add(part, plain);
            } else {
                attach("attachment", part);
            }
        }

        private static void add(Part part, StringBuilder text) throws MessagingException, IOException {
            int room = LONGEST_TEXT - text.length();
            if (room > 0 && part.getContent() instanceof String more) {
                text.append(more, 0, Math.min(more.length(), room)).append('\n');
            }
        }

        private void several(Part whole, int depth) throws MessagingException, IOException, MailBroken {
            count(whole);
            Multipart parts = (Multipart) whole.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                part(part, depth + 1);
            }
        }

        /**
         * Looks at the parts by what stands between them: each would be an object, and each of its headers one, before
         * any is read. Where nothing says what stands between them, any line could.
         */
        private void count(Part whole) throws MessagingException, IOException, MailBroken {
            String boundary = new ContentType(whole.getContentType()).getParameter("boundary");
            if (boundary == null) {
                throw new MailBroken(MailBroken.UNREADABLE);
            }
            String between = "--" + boundary;
            try (InputStream content = whole.getInputStream()) {
                String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
                for (int at = text.indexOf(between); at >= 0; at = text.indexOf(between, at + between.length())) {
                    if (++parts > MOST_PARTS) {
                        throw new MailBroken(MailBroken.TOO_LARGE);
                    }
                    if (at == 0 || isEnd(text.charAt(at - 1))) {
                        refuseLongHeaders(text, at + between.length());
                    }
                }
            }
        }

        /** The headers of a part begin behind the line that divides it from the one before, and end with an empty line. */
        private static void refuseLongHeaders(String text, int behind) throws MailBroken {
            int line = behind;
            while (line < text.length() && (text.charAt(line) == ' ' || text.charAt(line) == '\t')) {
                line++;
            }
            if (line == text.length() || !isEnd(text.charAt(line))) {
                return;
            }
            for (int begin = next(text, line); begin < text.length(); begin = next(text, line)) {
                line = begin;
                while (line < text.length() && !isEnd(text.charAt(line))) {
                    line++;
                }
                if (line == begin) {
                    return;
                }
                if (line - behind > LARGEST_HEADERS) {
                    throw new MailBroken(MailBroken.UNREADABLE);
                }
            }
        }

        /** Lines end as any system ends them, also with one sign more that some add on the way; the one after this end. */
        private static int next(String text, int end) {
            return end + (text.startsWith("\r\r\n", end) ? 3 : text.startsWith("\r\n", end) ? 2 : 1);
        }

        private static boolean isEnd(char each) {
            return each == '\n' || each == '\r';
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

        String text() {
            String text = plain.toString().isBlank() ? MarkedText.plain(marked.toString()) : plain.toString();
            return cut(
                    text.replace("\r\n", "\n")
                            .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                            .strip(),
                    NewWork.LONGEST_DESCRIPTION);
        }
    }
}
