package dev.greenroom.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A receiver of webhooks that keeps the ids of what it takes, and fails as it is told. */
final class Hookbox implements AutoCloseable {

    private final Answering server;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Supplier<Postbox.Mood> moods;

    Hookbox(Supplier<Postbox.Mood> moods) throws IOException {
        this.moods = moods;
        this.server = new Answering(this::talk);
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/in";
    }

    /** Every id that was taken, in order, as often as it came. */
    List<String> ids() {
        return ids;
    }

    /** What was taken, in order, as often as it came. */
    List<String> bodies() {
        return bodies;
    }

    private void talk(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        String head = head(in);
        int length = Integer.parseInt(header(head, "content-length"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            // Whoever sent it died in the middle of it.
            return;
        }
        Postbox.Mood mood = moods.get();
        if (mood.takes()) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
            ids.add(header(head, "webhook-id").replace("msg_", ""));
        }
        switch (mood) {
            case DIES, REFUSES, OBJECTS, TAKES_AND_DIES -> caller.close();
            case STALLS, TAKES_AND_STALLS -> in.read();
            case PUTS_OFF -> say(caller, "503 later");
            case TAKES -> say(caller, "204 taken");
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int each = in.read();
            if (each < 0) {
                throw new IOException("gone");
            }
            head.append((char) each);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElseThrow();
    }

    private static void say(Socket caller, String status) throws IOException {
        caller.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
