package dev.greenroom.cases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of documents that are taken; a file is what its first bytes say, and its name must say the same. */
enum DocumentType {
    PDF("application/pdf", "pdf", "pdf", "%PDF-", "%PDF-"),
    PNG("image/png", "png", "png", "\u0089PNG\r\n\u001a\n", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "jpg", "jpeg", "\u00ff\u00d8\u00ff", "\u00ff\u00d8\u00ff"),
    TIFF("image/tiff", "tif", "tiff", "II*\u0000", "MM\u0000*"),
    TEXT("text/plain", "txt", "csv", "", "");

    /** How much of a file is looked at. */
    static final int HEAD = 8192;

    private static final int LONGEST_NAME = 150;
    /** What may stand in no name: controls, and marks that turn the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\"<>|:*?]");

    private static final Pattern ACTIVE =
            Pattern.compile("<\\s*(!doctype|html|script|svg|\\?xml|iframe|body)", Pattern.CASE_INSENSITIVE);

    private final String mediaType;
    private final String ending;
    private final String otherEnding;
    private final String beginning;
    private final String otherBeginning;

    DocumentType(String mediaType, String ending, String otherEnding, String beginning, String otherBeginning) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.otherEnding = otherEnding;
        this.beginning = beginning;
        this.otherBeginning = otherBeginning;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of a file with this beginning; empty when it is none of ours, or is called like another one. */
    static Optional<DocumentType> of(String name, byte[] head) {
        String ending = ending(name);
        return Arrays.stream(values())
                .filter(type -> ending.equals(type.ending) || ending.equals(type.otherEnding))
                .filter(type -> type.isContentOf(head))
                .findFirst();
    }

    private boolean isContentOf(byte[] head) {
        return this == TEXT ? isText(head) : begins(head, beginning) || begins(head, otherBeginning);
    }

    /** The last part of a path, without anything that a screen or a disk could take for something else. */
    static String clean(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(name).replaceAll("").strip().replaceFirst("^\\.+", "");
        String ending = ending(name);
        String stem = ending.isEmpty() ? name : name.substring(0, name.length() - ending.length() - 1);
        stem = stem.isBlank() ? "document" : stem.substring(0, Math.min(LONGEST_NAME, stem.length()));
        return ending.isEmpty() ? stem : stem + "." + ending;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.length() > 8 ? "" : ending;
    }

    private static boolean begins(byte[] head, String with) {
        return new String(head, 0, Math.min(head.length, with.length()), StandardCharsets.ISO_8859_1).equals(with);
    }

    private static boolean isText(byte[] head) {
        for (byte each : head) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return isUtf8(head)
                && !ACTIVE.matcher(new String(head, StandardCharsets.UTF_8)).find();
    }

    /** A character may be cut at the end of what is looked at. */
    private static boolean isUtf8(byte[] head) {
        for (int cut = 0; cut <= (head.length < HEAD ? 0 : 3); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                // One byte less may be whole.
            }
        }
        return false;
    }
}
