package dev.greenroom.engine.models;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes a model file strictly: UTF-8 or UTF-16, and what the file says of itself must agree. */
final class ModelText {

    static final int MAX_BYTES = 1024 * 1024;

    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

    /** Sets whose first half is ASCII: a file that uses no other half is UTF-8 as well. */
    private static final Pattern ASCII_AND_MORE =
            Pattern.compile("(?i)iso-8859-\\d{1,2}|(?:windows-|cp)125\\d|(?:x-)?mac-?roman|latin-?1");

    private ModelText() {}

    static String xml(byte[] bytes) throws Unreadable {
        Charset charset = charset(bytes);
        String text = decode(bytes, charset);
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()
                && !agrees(declared.group(1).toUpperCase(Locale.ROOT), charset)
                && !(isPlain(bytes) && ASCII_AND_MORE.matcher(declared.group(1)).matches())) {
            throw new Unreadable(
                    "encoding", 1, "The file says it is " + declared.group(1) + ": only UTF-8 and UTF-16 are read.");
        }
        return text;
    }

    static String json(byte[] bytes) throws Unreadable {
        return decode(bytes, charset(bytes));
    }

    private static String decode(byte[] bytes, Charset charset) throws Unreadable {
        if (bytes.length > MAX_BYTES) {
            throw new Unreadable("too-large", null, "The file is larger than 1 MB.");
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new Unreadable("encoding", null, "The file is not valid " + charset.name() + " text.");
        }
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xFF : -1;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second > 0)) {
            return StandardCharsets.UTF_16BE;
        } else if ((first == 0xFF && second == 0xFE) || (first > 0 && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean agrees(String declared, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? declared.equals("UTF-8") || declared.equals("UTF8") || declared.equals("US-ASCII")
                : declared.equals("UTF-16") || declared.equals(charset.name());
    }
}
