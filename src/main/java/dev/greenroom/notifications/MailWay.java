package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** By e-mail, to the customer. */
final class MailWay implements WayOut {

    static final String NAME = "mail";

    private final MailServer server;
    private final NoticeTexts texts;
    private final OptOuts optOuts;
    private final Function<String, Optional<URI>> links;

    /** {@code links} makes one to the case of this reference, where there are some. */
    MailWay(MailServer server, NoticeTexts texts, OptOuts optOuts, Function<String, Optional<URI>> links) {
        this.server = server;
        this.texts = texts;
        this.optOuts = optOuts;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean tellsTheCustomer() {
        return true;
    }

    @Override
    public boolean reaches(CaseView view) {
        String customer = view.customer().id();
        return address(view).isPresent() && (customer == null || !optOuts.has(customer));
    }

    @Override
    public boolean couldReach(CaseView view) {
        return address(view).isPresent();
    }

    private static Optional<InternetAddress> address(CaseView view) {
        return MailServer.address(view.customer().email());
    }

    @Override
    public Line open() throws NotNow {
        MailServer.Connection connection = server.open();
        return new Line() {
            @Override
            public void send(Notice notice, CaseView view) throws NotNow, Refused {
                InternetAddress to =
                        address(view).filter(any -> reaches(view)).orElseThrow(() -> new Refused("no-address"));
                // One for each try, known to nobody but its reader: whichever arrives leads there.
                URI link = links.apply(notice.reference()).orElse(null);
                connection.send(
                        new MailServer.Letter(notice.key(), to, notice.language(), texts.of(notice, view, link)));
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)), 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
