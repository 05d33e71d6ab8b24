package dev.greenroom.intake;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mailbox on a server that speaks IMAP, and a morning's post for it: some of it twice, some of it broken. */
final class Letterbox {

    static final String NAME = "letters";
    static final String PASSWORD = "secret";

    /** {@code -Dgreenroom.mails=1000} takes the time for a whole morning's post. */
    static final int ALL = Integer.getInteger("greenroom.mails", 100);

    static final int TWICE = ALL / 20;
    static final int BROKEN = ALL / 50;
    static final int GOOD = ALL - TWICE - BROKEN;

    private final GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    private @Nullable GreenMailUser user;

    void open() {
        server.start();
        user = server.setUser("letters@example.org", NAME, PASSWORD);
    }

    void close() {
        server.stop();
    }

    int port() {
        return server.getImap().getPort();
    }

    static String letter(int number) {
        return "From: Customer %d <customer-%d@example.org>\nTo: letters@example.org\nSubject: Letter %d\nMessage-ID: <%d@example.org>\n\nPlease change my address."
                .formatted(number, number, number, number);
    }

    void deliver(String text) {
        try {
            user().deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    void deliverAll() {
        List<String> broken = List.copyOf(MailReaderTests.Broken.ALL.values());
        for (int number = 0; number < GOOD; number++) {
            deliver(letter(number));
            if (number % 18 == 0 && number / 18 < TWICE) {
                deliver(letter(number));
            }
            if (number % 46 == 0 && number / 46 < BROKEN) {
                deliver("Message-ID: <broken-" + number + "@example.org>\n" + broken.get(number / 46 % broken.size()));
            }
        }
    }

    long unseen() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user()).getMessages().stream()
                    .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMailUser user() {
        if (user == null) {
            throw new IllegalStateException("Not open yet");
        }
        return user;
    }
}
