package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.intake.IntakeSettings.Mailbox;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.ActAs;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import dev.greenroom.shared.MovableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Work that comes by mail, from a server that speaks IMAP. */
@GreenroomTest
class MailIntakeTests {

    private final ApplicationContext context;
    private final Office office;
    private final JdbcClient jdbc;
    private final Letterbox letters = new Letterbox();

    MailIntakeTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.office = new Office(context);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        letters.open();
    }

    @AfterEach
    void end() {
        letters.close();
    }

    private IntakeSettings settings() {
        Mailbox mailbox = new Mailbox(
                Letterbox.NAME,
                "address-change",
                "127.0.0.1",
                letters.port(),
                Letterbox.NAME,
                Letterbox.PASSWORD,
                "INBOX",
                false);
        return new IntakeSettings(List.of(mailbox), Duration.ofMinutes(2), 4, Duration.ofDays(180));
    }

    private MailFetcher node(Runnable kept) {
        return node(context.getBean(MailIntake.class), kept);
    }

    private MailFetcher node(MailIntake intake, Runnable kept) {
        return new MailFetcher(
                settings(), intake, context.getBean(MailRows.class), context.getBean(MovableClock.class), true, kept);
    }

    private long items() {
        return jdbc.sql("select count(*) from work_item where state = 'open'")
                .query(Long.class)
                .single();
    }

    /** The first commit fails like this. */
    private MailIntake failing(RuntimeException failure) {
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        boolean[] failed = {false};
        PlatformTransactionManager once = new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                return transactions.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                if (failed[0]) {
                    transactions.commit(status);
                    return;
                }
                failed[0] = true;
                transactions.rollback(status);
                throw failure;
            }

            @Override
            public void rollback(TransactionStatus status) {
                transactions.rollback(status);
            }
        };
        return new MailIntake(
                context.getBean(Intake.class),
                context.getBean(MailRows.class),
                context.getBean(MailFiles.class),
                context.getBean(CaseViews.class),
                context.getBean(Timeline.class),
                context.getBean(MovableClock.class),
                once);
    }

    @Test
    void everyMailIsTakenOnceAlthoughTheNodeDiesInTheMiddle() {
        int good = Letterbox.GOOD;
        letters.deliverAll();
        assertThat(letters.unseen()).isGreaterThan(good + Letterbox.BROKEN);
        int[] left = {Letterbox.ALL * 2 / 5};
        MailFetcher dying = node(() -> {
            if (--left[0] == 0) {
                throw new IllegalStateException("the node dies before the mail is marked");
            }
        });

        assertThatThrownBy(dying::fetch).hasMessageContaining("dies");
        assertThat(letters.unseen()).isPositive();
        node(() -> {}).fetch();
        assertThat(letters.unseen())
                .as("another node waits until the lease is over")
                .isPositive();
        context.getBean(MovableClock.class).advance(Duration.ofMinutes(3));
        node(() -> {}).fetch();

        assertThat(letters.unseen()).isZero();
        assertThat(items()).isEqualTo(good);
        JsonNode listed =
                office.as("sven").get("/api/intake/mails?limit=200").json().get("items");
        assertThat(listed)
                .hasSize(Letterbox.BROKEN)
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
                .isEqualTo(good + Letterbox.BROKEN);
    }

    @Test
    void aReplyGoesIntoItsCaseOnlyIfTheReferenceHoldsAndTheSenderIsTheCustomer() {
        MailFetcher node = node(() -> {});
        letters.deliver(Letterbox.letter(1));
        node.fetch();
        String reference =
                jdbc.sql("select reference from case_view").query(String.class).single();
        String wrong = reference.substring(0, reference.length() - 1) + (reference.endsWith("A") ? "B" : "A");

        letters.deliver(Letterbox.letter(2)
                .replace("customer-2", "Customer-1")
                .replace("Letter 2", "Re: " + reference.toLowerCase(java.util.Locale.ROOT)));
        node.fetch();
        assertThat(items()).isEqualTo(1);
        assertThat(office.story(reference)).anySatisfy(line -> {
            assertThat(line.get("kind").asText()).isEqualTo("mail-received");
            assertThat(line.get("note").asText()).contains("Please change my address.");
        });

        letters.deliver(Letterbox.letter(3).replace("Letter 3", "Re: " + reference));
        letters.deliver(Letterbox.letter(4).replace("customer-4", "customer-1").replace("Letter 4", "Re: " + wrong));
        node.fetch();
        assertThat(items())
                .as("a stranger, and a reference that names no case, are work of their own")
                .isEqualTo(3);
    }

    @Test
    void whatMayPassIsTriedAgainWhatStaysIsListedAndNeitherKeepsOthersBack() {
        letters.deliver(Letterbox.letter(1));
        letters.deliver(Letterbox.letter(2));
        node(failing(new IllegalStateException("flush", new SQLException("deadlock", "40P01"))), () -> {})
                .fetch();
        assertThat(items()).as("the one behind").isEqualTo(1);
        assertThat(letters.unseen()).isEqualTo(1);
        context.getBean(MovableClock.class).advance(Duration.ofMinutes(3));
        node(failing(new DuplicateKeyException("of no mail")), () -> {}).fetch();
        assertThat(letters.unseen()).isEqualTo(1);
        context.getBean(MovableClock.class).advance(Duration.ofMinutes(3));
        node(() -> {}).fetch();
        assertThat(items()).isEqualTo(2);

        letters.deliver(Letterbox.letter(3));
        letters.deliver(Letterbox.letter(4));
        context.getBean(MovableClock.class).advance(Duration.ofMinutes(3));
        node(failing(new DataIntegrityViolationException("too long")), () -> {}).fetch();
        assertThat(letters.unseen()).isZero();
        assertThat(items()).isEqualTo(3);
        assertThat(office.as("sven")
                        .get("/api/intake/mails")
                        .json()
                        .at("/items/0/problem")
                        .asText())
                .isEqualTo(MailBroken.FAILED);
    }

    @Test
    void aLeadSettlesTheMailsOfTheOwnTeamsOnly() {
        letters.deliver("Message-ID: <x@example.org>\n" + MailReaderTests.Broken.ALL.get(MailBroken.NO_SENDER));
        node(() -> {}).fetch();
        long id = jdbc.sql("select id from intake_mail").query(Long.class).single();
        BrokenMails mails = new BrokenMails(
                context.getBean(MailRows.class),
                context.getBean(MailIntake.class),
                settings(),
                context.getBean(IntakeRights.class),
                context.getBean(PlatformTransactionManager.class));
        Caller own = lead("front-office");
        Caller other = lead("refunds");

        assertThat(ActAs.caller(own, () -> mails.list(Long.MAX_VALUE, 10))).hasSize(1);
        assertThat(ActAs.caller(own, () -> mails.source(id))).isNotEmpty();
        assertThat(ActAs.caller(other, () -> mails.list(Long.MAX_VALUE, 10))).isEmpty();
        assertThatThrownBy(() -> ActAs.caller(other, () -> mails.source(id))).isInstanceOf(UnknownMail.class);
        assertThatThrownBy(() -> ActAs.caller(other, () -> mails.again(id))).isInstanceOf(UnknownMail.class);
        String path = "/api/intake/mails/" + id;
        assertThat(office.as("berta").get("/api/intake/mails").json().get("items"))
                .isEmpty();
        assertThat(office.as("berta").get(path + "/source").status()).isEqualTo(404);
        assertThat(office.as("berta")
                        .post(path + "/discard", "{\"reason\": \"mine\"}")
                        .status())
                .isEqualTo(404);
    }

    private static Caller lead(String group) {
        return new Caller("lead", "Lead", Set.of(Role.TEAM_LEAD), Set.of(group), Set.of());
    }

    @Test
    void whatIsSettledIsForgottenAfterHalfAYear() {
        letters.deliver(Letterbox.letter(1));
        letters.deliver("Message-ID: <x@example.org>\n" + MailReaderTests.Broken.ALL.get(MailBroken.NO_SENDER));
        node(() -> {}).fetch();
        context.getBean(SeenWork.class).once(SeenWork.TABLE, "k", "f", () -> "WI-1");
        MovableClock clock = context.getBean(MovableClock.class);
        IntakeRetention retention = context.getBean(IntakeRetention.class);

        clock.advance(Duration.ofDays(179));
        retention.clean();
        assertThat(count("intake_mail")).isEqualTo(2);
        assertThat(count("intake_seen")).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        retention.clean();
        assertThat(jdbc.sql("select state from intake_mail").query(String.class).list())
                .containsExactly("broken");
        assertThat(count("intake_mail_part")).isEqualTo(1);
        assertThat(count("intake_seen")).isZero();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void filesBecomeDocumentsOfTheCaseIfTheyAreOfAKindWeTake() {
        letters.deliver(Letterbox.letter(1)
                        .replace(
                                "\n\nPlease",
                                "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nPlease")
                + part("proof.txt", "I moved.")
                + part("proof.exe", "MZ")
                + "\n--b--\n");
        node(() -> {}).fetch();

        String reference =
                jdbc.sql("select reference from case_view").query(String.class).single();
        JsonNode documents =
                office.as("carla").get("/api/cases/" + reference + "/documents").json();
        assertThat(documents.findValuesAsText("name")).containsExactly("proof.txt");
        assertThat(office.story(reference)).anySatisfy(line -> {
            assertThat(line.get("kind").asText()).isEqualTo("mail-file-left");
            assertThat(line.get("note").asText()).isEqualTo("proof.exe");
        });
        assertThat(letters.unseen()).isZero();
    }

    private static String part(String name, String content) {
        return "\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + name
                + "\"\n\n" + content;
    }

    @Test
    void aBrokenMailIsTriedAgainOrDiscardedWithAReason() {
        letters.deliver("Message-ID: <x@example.org>\n" + MailReaderTests.Broken.ALL.get(MailBroken.NO_SENDER));
        node(() -> {}).fetch();
        JsonNode mail = office.as("sven").get("/api/intake/mails").json().at("/items/0");
        String path = "/api/intake/mails/" + mail.get("id").asLong();

        assertThat(mail.get("subject").asText()).isEqualTo("Who am I");
        assertThat(office.as("sven").get(path + "/source").body()).contains("Who am I");
        assertThat(office.as("sven")
                        .post(path + "/retry", "{}")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("broken");
        assertThat(office.as("sven").post(path + "/discard", "{}").status()).isEqualTo(422);
        assertThat(office.as("anna").get("/api/intake/mails").status()).isEqualTo(403);
        Http.Answer discarded = office.as("sven").post(path + "/discard", "{\"reason\": \"advertising\"}");
        assertThat(discarded.status()).isEqualTo(204);
        assertThat(office.as("sven").get("/api/intake/mails").json().get("items"))
                .isEmpty();
        assertThat(office.as("sven").post(path + "/retry", "{}").status()).isEqualTo(404);
    }
}
