package dev.greenroom.notifications;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** Lets a house that runs by itself send mails, to a server that takes them all or refuses whomever they are for. */
public final class HouseMail implements AutoCloseable {

    private final ApplicationContext house;
    private final Postbox server;
    private final MailWay mail;
    private volatile Postbox.Mood mood = Postbox.Mood.TAKES;

    public HouseMail(ApplicationContext house) throws IOException {
        this.house = house;
        this.server = new Postbox(() -> mood);
        this.mail = Mailroom.way(house, server.port(), Duration.ofSeconds(5), reference -> Optional.empty());
        house.getBean(WaysOut.class).add(mail);
    }

    /** From now on nobody is known there. */
    public void refuses() {
        mood = Postbox.Mood.REFUSES;
    }

    /** From now on it takes everything. */
    public void takes() {
        mood = Postbox.Mood.TAKES;
    }

    /** Sends what is due, in a house that does not by itself. */
    public void send() {
        house.getBean(Sender.class).drain(mail);
    }

    /** What was taken, in order. */
    public List<String> subjects() {
        return server.taken().stream()
                .map(mail -> mail.lines()
                        .filter(line -> line.startsWith("Subject:"))
                        .findFirst()
                        .orElseThrow()
                        .substring("Subject:".length())
                        .strip())
                .toList();
    }

    @Override
    public void close() throws IOException {
        house.getBean(WaysOut.class).remove(mail);
        server.close();
    }
}
