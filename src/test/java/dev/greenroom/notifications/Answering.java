package dev.greenroom.notifications;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that talks to all who call, to each as long as it likes. */
final class Answering implements AutoCloseable {

    /** What is said to a caller; the connection ends with it. */
    @FunctionalInterface
    interface Talk {
        void with(Socket caller) throws IOException;
    }

    private final ServerSocket socket;
    private final Talk talk;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    Answering(Talk talk) throws IOException {
        this.talk = talk;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "answering");
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
            talk.with(caller);
        } catch (IOException gone) {
            return;
        } finally {
            open.remove(caller);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
