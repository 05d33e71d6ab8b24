package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailReaderTests {

    private static byte[] mail(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhoAboutWhatAndWhatCameWithIt() throws MailBroken {
        IncomingMail mail = MailReader.read(
                mail(
                        """
                        From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <Juergen@Example.org>
                        Subject: =?UTF-8?B?TmV1ZSBBZHJlc3Nl?=
                        Message-ID: <1@example.org>
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: text/plain; charset=UTF-8

                        I moved.
                        --b
                        Content-Type: text/plain; name="note.txt"
                        Content-Disposition: attachment; filename="note.txt"

                        kept
                        --b--
                        """));

        assertThat(mail.name()).isEqualTo("Jürgen Müller");
        assertThat(mail.address()).isEqualTo("Juergen@Example.org");
        assertThat(mail.subject()).isEqualTo("Neue Adresse");
        assertThat(mail.text()).isEqualTo("I moved.");
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("note.txt");
            assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualToIgnoringNewLines("kept");
        });
    }

    @Test
    void showsMarkedTextWithoutItsMarks() throws MailBroken {
        IncomingMail mail = MailReader.read(
                mail(
                        """
                        From: a@example.org
                        Subject: Hello
                        Content-Type: text/html; charset=UTF-8

                        <html><style>p {color: red}</style><p>Line one</p><p>5 &lt; 6</p><script>alert(1)</script></html>
                        """));

        assertThat(mail.text()).contains("Line one").contains("5 < 6").doesNotContain("alert", "color", "<p>");
    }

    @Test
    void signsThatAreNoMarksStayAndWhatNobodySeesGoes() {
        assertThat(MarkedText.plain("5 < 6 <3<!-- <b>note</b> --> you<STYLE a=1>p > q</Style ><br>bye<b"))
                .isEqualTo("5 < 6 <3 you \nbye");
    }

    @Test
    void aPageOfTwentyMegabytesIsReadOnlyInItsBeginning() throws MailBroken {
        String open = "<style>".repeat((MailReader.LARGEST - 1000) / 7);
        IncomingMail mail = MailReader.read(
                mail("From: a@example.org\nSubject: A\nContent-Type: text/html\n\n<p>Hello</p>" + open));

        assertThat(mail.text()).isEqualTo("Hello");
    }

    @Test
    void tooManyPartsOrHeadersAreNotTakenApart() {
        byte[] parts = mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\n".repeat(100_000));
        byte[] headers = mail("From: a@example.org\n" + "a:\n".repeat(200_000));
        byte[] ofAPart =
                mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "a:\n--c\n".repeat(50_000) + "\nhello\n--b--\n");

        byte[] unbounded = mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n"
                + "--x\n\n".repeat(100_000));
        byte[] ofTwoReturns = new String(ofAPart, StandardCharsets.ISO_8859_1)
                .replace("a:\r\n", "a:\r\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] ofOneLine = new String(ofAPart, StandardCharsets.ISO_8859_1)
                .replaceAll("(?<=a:|--c|--b)\r\n", "\r")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> MailReader.read(ofAPart)).hasMessage(MailBroken.UNREADABLE);
        assertThatThrownBy(() -> MailReader.read(ofOneLine)).hasMessage(MailBroken.UNREADABLE);
        assertThatThrownBy(() -> MailReader.read(ofTwoReturns)).hasMessage(MailBroken.UNREADABLE);
        assertThatThrownBy(() -> MailReader.read(unbounded)).isInstanceOfSatisfying(MailBroken.class, broken -> {
            assertThat(broken.problem()).isEqualTo(MailBroken.UNREADABLE);
            assertThat(broken).hasNoCause();
        });
        assertThatThrownBy(() -> MailReader.read(parts)).hasMessage(MailBroken.TOO_LARGE);
        assertThatThrownBy(() -> MailReader.read(headers)).hasMessage(MailBroken.UNREADABLE);
        assertThat(MailReader.key(headers)).isEqualTo(Digests.sha256(headers));
    }

    /** People sign with two dashes, and programs write them before notes: that begins no part. */
    @Test
    void aLongTextBehindDashesIsRead() throws MailBroken {
        String script = "-- all our orders\n" + "insert into orders values (1);\n".repeat(20_000);
        IncomingMail alone = MailReader.read(mail("From: a@example.org\nSubject: A\n\n" + script));
        IncomingMail attached = MailReader.read(
                mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "Content-Disposition: attachment; filename=a.sql\n\n" + script + "--b--\n" + script));

        assertThat(alone.text()).startsWith("-- all our orders");
        assertThat(attached.attachments()).singleElement().satisfies(file -> assertThat(file.content())
                .asString(StandardCharsets.UTF_8)
                .hasSizeGreaterThan(600_000));
    }

    @Test
    void saysWhyAMailIsBroken() {
        Broken.ALL.forEach((problem, text) -> assertThatThrownBy(() -> MailReader.read(mail(text)))
                .as(text)
                .isInstanceOfSatisfying(
                        MailBroken.class, broken -> assertThat(broken.problem()).isEqualTo(problem)));
    }

    @Test
    void aMailIsKnownByItsIdOrElseByItsContent() {
        byte[] one = mail("From: a@example.org\nMessage-ID: <1@x>\nSubject: A\n\ntext");
        byte[] again = mail("From: a@example.org\nReceived: by b\nMessage-ID: <1@x>\nSubject: A\n\ntext");
        byte[] without = mail("From: a@example.org\nSubject: A\n\ntext");

        assertThat(MailReader.key(one)).isEqualTo(MailReader.key(again)).isNotEqualTo(MailReader.key(without));
        assertThat(MailReader.key(without)).isEqualTo(MailReader.key(without.clone()));
    }

    /** Mails of which nothing can be made, by the reason. */
    static final class Broken {

        static final Map<String, String> ALL = Map.of(
                MailBroken.NO_SENDER, "Subject: Who am I\n\ntext",
                MailBroken.EMPTY, "From: a@example.org\n\n \n",
                MailBroken.CHARSET,
                        "From: a@example.org\nSubject: A\nContent-Type: text/plain; charset=klingon-1\n\ntext",
                MailBroken.UNREADABLE,
                        "From: a@example.org\nSubject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nno parts at all");

        private Broken() {}
    }
}
