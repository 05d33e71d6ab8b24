package dev.greenroom.readmodel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in one list: just after (or before) the row with this key. Opaque to callers, bound to the query it came
 * from by a check sum; it grants nothing, since visibility is a part of every query.
 */
record Cursor(boolean backward, String key, String id) {

    private static final String VERSION = "1";
    private static final char SEPARATOR = '\u001f';
    private static final int CHECK_BYTES = 12;
    private static final int LONGEST_ID = 100;

    String encode(String fingerprint) {
        String body = String.join(String.valueOf(SEPARATOR), VERSION, backward ? "b" : "f", key, id);
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        byte[] check = check(body, fingerprint);
        byte[] all = Arrays.copyOf(check, check.length + text.length);
        System.arraycopy(text, 0, all, check.length, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    static Cursor decode(String token, String fingerprint) {
        byte[] all = bytes(token);
        if (all.length <= CHECK_BYTES) {
            throw refused();
        }
        String body = new String(all, CHECK_BYTES, all.length - CHECK_BYTES, StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(Arrays.copyOf(all, CHECK_BYTES), check(body, fingerprint))) {
            throw refused();
        }
        List<String> parts = List.of(body.split(String.valueOf(SEPARATOR), -1));
        if (parts.size() != 4 || !parts.get(0).equals(VERSION)) {
            throw refused();
        }
        String id = parts.get(3);
        if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw refused();
        }
        return new Cursor(parts.get(1).equals("b"), parts.get(2), id);
    }

    private static byte[] bytes(String token) {
        try {
            return token.length() > 1000 ? new byte[0] : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] check(String body, String fingerprint) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(body.getBytes(StandardCharsets.UTF_8)), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static ListRefused refused() {
        return new ListRefused("cursor", "is not from this list; start again without it");
    }
}
