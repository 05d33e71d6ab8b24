package dev.greenroom.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A receiver of webhooks that keeps the ids of what it takes, and fails as it is told. */
final class Hookbox implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Supplier<Postbox.Mood> moods;

    Hookbox(Supplier<Postbox.Mood> moods) throws IOException {
        this.moods = moods;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/in";
    }

    /** Every id that was taken, in order, as often as it came. */
    List<String> ids() {
        return ids;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hookbox");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            InputStream in = caller.getInputStream();
            String head = head(in);
            in.readNBytes(Integer.parseInt(header(head, "content-length")));
            Postbox.Mood mood = moods.get();
            switch (mood) {
                case DIES, REFUSES, OBJECTS -> caller.close();
                case STALLS -> in.read();
                case PUTS_OFF -> say(caller, "503 later");
                case TAKES_AND_DIES -> ids.add(header(head, "webhook-id").replace("msg_", ""));
                case TAKES -> {
                    ids.add(header(head, "webhook-id").replace("msg_", ""));
                    say(caller, "204 taken");
                }
            }
        } catch (IOException gone) {
            return;
        } finally {
            open.remove(caller);
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
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
