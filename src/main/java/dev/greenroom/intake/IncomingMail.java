package dev.greenroom.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/** A mail as far as it matters here: who wrote it, about what, and what came with it. */
record IncomingMail(String address, String name, String subject, String text, List<Attachment> attachments) {

    IncomingMail {
        attachments = List.copyOf(attachments);
    }

    /** A file that came with a mail. */
    static final class Attachment {

        private final String name;
        private final byte[] content;

        Attachment(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        String name() {
            return name;
        }

        int size() {
            return content.length;
        }

        InputStream content() {
            return new ByteArrayInputStream(content);
        }
    }

    @Override
    public String toString() {
        return "a mail with " + attachments.size() + " attachments";
    }
}
