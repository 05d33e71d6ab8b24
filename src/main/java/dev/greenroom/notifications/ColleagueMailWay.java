package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.work.Colleagues;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** By e-mail, to colleagues who want to hear so of what escalates. Their address is read when the message goes. */
final class ColleagueMailWay implements WayOut {

    static final String NAME = "mail-to-colleagues";

    private final MailServer server;
    private final Colleagues colleagues;
    private final EscalationTexts texts;

    ColleagueMailWay(MailServer server, Colleagues colleagues, EscalationTexts texts) {
        this.server = server;
        this.colleagues = colleagues;
        this.texts = texts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean reaches(CaseView view) {
        return false;
    }

    @Override
    public boolean tellsTheCustomer() {
        return false;
    }

    @Override
    public boolean hearsOfEscalations() {
        return true;
    }

    @Override
    public Line open() throws NotNow {
        MailServer.Connection connection = server.open();
        return new Line() {
            @Override
            public void send(Notice notice, CaseView view) throws Refused {
                throw new Refused("unreadable");
            }

            @Override
            public boolean isSentToColleague(Notice notice) throws NotNow, Refused {
                Optional<Colleagues.Reader> reader =
                        Optional.ofNullable(notice.person()).flatMap(colleagues::reader);
                if (reader.isEmpty()) {
                    return false;
                }
                Optional<NoticeTexts.Text> text = texts.of(notice, reader.get());
                if (text.isEmpty()) {
                    return false;
                }
                InternetAddress to = MailServer.address(reader.get().address())
                        .orElseThrow(() -> new Refused(Refused.NO_COLLEAGUE_ADDRESS));
                connection.send(
                        new MailServer.Letter(notice.key(), to, reader.get().language(), text.get()));
                return true;
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }
}
