package dev.greenroom.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A mail server that keeps what it takes, and fails as it is told. */
final class Postbox implements AutoCloseable {

    /** How the server meets a mail. */
    enum Mood {
        TAKES,
        /** 550 for whoever it is for. */
        REFUSES,
        /** 451 once it has read it all. */
        PUTS_OFF,
        /** Says nothing any more. */
        STALLS,
        /** Takes it, and is gone before it says so. */
        TAKES_AND_DIES,
        /** Takes it, and never says so. */
        TAKES_AND_STALLS,
        /** 554 once it has read it all. */
        OBJECTS,
        /** Gone before it has read it. */
        DIES;

        boolean takes() {
            return this == TAKES || this == TAKES_AND_DIES || this == TAKES_AND_STALLS;
        }
    }

    private final Answering server;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Supplier<Mood> moods;

    Postbox(Supplier<Mood> moods) throws IOException {
        this.moods = moods;
        this.server = new Answering(this::talk);
    }

    int port() {
        return server.port();
    }

    /** Every mail that was taken, as it came, also more than once. */
    List<String> taken() {
        return taken;
    }

    /** The ids of all that were taken, in order, each as often as it came. */
    List<String> ids() {
        return taken.stream()
                .map(mail -> mail.lines()
                        .filter(line -> line.startsWith("Message-ID:"))
                        .findFirst()
                        .orElseThrow())
                .map(line -> line.substring(line.indexOf('<') + 1, line.indexOf('@')))
                .toList();
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = caller.getOutputStream();
        say(out, "220 postbox");
        Mood mood = Mood.TAKES;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
            if (word.equals("MAIL")) {
                mood = moods.get();
            }
            if (word.equals("DATA")) {
                say(out, "354 go on");
                if (!isMailTaken(in, out, mood)) {
                    return;
                }
            } else {
                say(out, word.equals("RCPT") && mood == Mood.REFUSES ? "550 nobody" : "250 fine");
            }
        }
    }

    private boolean isMailTaken(BufferedReader in, OutputStream out, Mood mood) throws IOException {
        if (mood == Mood.DIES) {
            return false;
        }
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                // Whoever sent it died in the middle of it.
                return false;
            }
            mail.append(line).append('\n');
        }
        if (mood == Mood.STALLS) {
            return in.readLine() != null;
        }
        if (mood == Mood.OBJECTS) {
            say(out, "554 not like this");
            return true;
        }
        if (mood == Mood.PUTS_OFF) {
            say(out, "451 later");
            return true;
        }
        taken.add(mail.toString());
        if (mood == Mood.TAKES_AND_STALLS) {
            return in.readLine() != null;
        }
        if (mood == Mood.TAKES_AND_DIES) {
            return false;
        }
        say(out, "250 taken");
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
