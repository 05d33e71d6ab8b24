package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.intake.IntakeSettings.Mailbox;
import dev.greenroom.shared.MovableClock;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that comes by mail, from a server that speaks IMAP. */
@GreenroomTest
class MailIntakeTests {

    private static final String NAME = "letters";
    /** {@code -Dgreenroom.mails=1000} takes the time for a whole morning's post. */
    private static final int ALL = Integer.getInteger("greenroom.mails", 100);

    private static final int TWICE = ALL / 20;
    private static final int BROKEN = ALL / 50;

    private final ApplicationContext context;
    private final Office office;
    private final JdbcClient jdbc;
    private final GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    private GreenMailUser user;

    MailIntakeTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.office = new Office(context);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        server.start();
        user = server.setUser("letters@example.org", "letters", "secret");
    }

    @AfterEach
    void end() {
        server.stop();
    }

    private MailFetcher node(Runnable kept) {
        Mailbox mailbox = new Mailbox(
                NAME, "address-change", "127.0.0.1", server.getImap().getPort(), "letters", "secret", "INBOX", false);
        return new MailFetcher(
                new IntakeSettings(List.of(mailbox), Duration.ofMinutes(2)),
                context.getBean(MailIntake.class),
                context.getBean(MailRows.class),
                context.getBean(MovableClock.class),
                true,
                kept);
    }

    private void deliver(String text) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String letter(int number) {
        return "From: Customer %d <customer-%d@example.org>\nTo: letters@example.org\nSubject: Letter %d\nMessage-ID: <%d@example.org>\n\nPlease change my address."
                .formatted(number, number, number, number);
    }

    private long items() {
        return jdbc.sql("select count(*) from work_item where state = 'open'")
                .query(Long.class)
                .single();
    }

    private long unseen() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deliverAll(int good) {
        List<String> broken = List.copyOf(MailReaderTests.Broken.ALL.values());
        for (int number = 0; number < good; number++) {
            deliver(letter(number));
            if (number % 18 == 0 && number / 18 < TWICE) {
                deliver(letter(number));
            }
            if (number % 46 == 0 && number / 46 < BROKEN) {
                deliver("Message-ID: <broken-" + number + "@example.org>\n" + broken.get(number / 46 % broken.size()));
            }
        }
    }

    @Test
    void everyMailIsTakenOnceAlthoughTheNodeDiesInTheMiddle() {
        int good = ALL - TWICE - BROKEN;
        deliverAll(good);
        assertThat(unseen()).isGreaterThan(good + BROKEN);
        int[] left = {ALL * 2 / 5};
        MailFetcher dying = node(() -> {
            if (--left[0] == 0) {
                throw new IllegalStateException("the node dies before the mail is marked");
            }
        });

        assertThatThrownBy(dying::fetch).hasMessageContaining("dies");
        assertThat(unseen()).isPositive();
        node(() -> {}).fetch();
        assertThat(unseen()).as("another node waits until the lease is over").isPositive();
        context.getBean(MovableClock.class).advance(Duration.ofMinutes(3));
        node(() -> {}).fetch();

        assertThat(unseen()).isZero();
        assertThat(items()).isEqualTo(good);
        JsonNode listed =
                office.as("sven").get("/api/intake/mails?limit=200").json().get("items");
        assertThat(listed)
                .hasSize(BROKEN)
                .allSatisfy(mail -> assertThat(mail.get("reason").asText()).isNotBlank());
        JsonNode day = office.as("sven")
                .get("/api/reports/queues?from=2026-03-02&to=2026-03-02&group=front-office")
                .json();
        assertThat(day.at("/items/0/arrivedAs/fresh").asLong()).isEqualTo(good);
        assertThat(day.at("/items/0/onHand").asLong()).isEqualTo(good);
        assertThat(jdbc.sql(
                                "select count(*) from intake_mail m where exists (select 1 from intake_mail_part p where p.mail_id = m.id)")
                        .query(Long.class)
                        .single())
                .as("mails kept as they came")
                .isEqualTo(good + BROKEN);
    }

    @Test
    void aReplyGoesIntoItsCaseOnlyIfTheReferenceHoldsAndTheSenderIsTheCustomer() {
        MailFetcher node = node(() -> {});
        deliver(letter(1));
        node.fetch();
        String reference =
                jdbc.sql("select reference from case_view").query(String.class).single();
        String wrong = reference.substring(0, reference.length() - 1) + (reference.endsWith("A") ? "B" : "A");

        deliver(letter(2)
                .replace("customer-2", "Customer-1")
                .replace("Letter 2", "Re: " + reference.toLowerCase(java.util.Locale.ROOT)));
        node.fetch();
        assertThat(items()).isEqualTo(1);
        assertThat(office.story(reference)).anySatisfy(line -> {
            assertThat(line.get("kind").asText()).isEqualTo("mail-received");
            assertThat(line.get("note").asText()).contains("Please change my address.");
        });

        deliver(letter(3).replace("Letter 3", "Re: " + reference));
        deliver(letter(4).replace("customer-4", "customer-1").replace("Letter 4", "Re: " + wrong));
        node.fetch();
        assertThat(items())
                .as("a stranger, and a reference that names no case, are work of their own")
                .isEqualTo(3);
    }

    @Test
    void aBrokenMailIsTriedAgainOrDiscardedWithAReason() {
        deliver("Message-ID: <x@example.org>\n" + MailReaderTests.Broken.ALL.get(MailBroken.NO_SENDER));
        node(() -> {}).fetch();
        JsonNode mail = office.as("berta").get("/api/intake/mails").json().at("/items/0");
        String path = "/api/intake/mails/" + mail.get("id").asLong();

        assertThat(mail.get("subject").asText()).isEqualTo("Who am I");
        assertThat(office.as("berta").get(path + "/source").body()).contains("Who am I");
        assertThat(office.as("berta")
                        .post(path + "/retry", "{}")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("broken");
        assertThat(office.as("berta").post(path + "/discard", "{}").status()).isEqualTo(422);
        assertThat(office.as("anna").get("/api/intake/mails").status()).isEqualTo(403);
        Http.Answer discarded = office.as("berta").post(path + "/discard", "{\"reason\": \"advertising\"}");
        assertThat(discarded.status()).isEqualTo(204);
        assertThat(office.as("berta").get("/api/intake/mails").json().get("items"))
                .isEmpty();
        assertThat(office.as("berta").post(path + "/retry", "{}").status()).isEqualTo(404);
    }
}
