package dev.greenroom.notifications;

import static dev.greenroom.notifications.Mailroom.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.Http;
import dev.greenroom.sla.Stage;
import dev.greenroom.work.Colleagues;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever holds or leads work hears by mail that it is near its time or past it; machines that asked for it do, too. */
abstract class EscalationMailContract extends ColleagueMailContract {

    EscalationMailContract(ApplicationContext house) {
        super(house);
    }

    @Test
    void whoLeadsTheWorkReadsWhatIsNearItsTimeAndWhatIsLate() throws Exception {
        wants("berta", "de");
        String reference = office.aRefundToReview();
        passTo("warn_at");
        assertThat(told()).isPositive();
        bundle();
        assertThat(told()).isZero();
        sender.drain(mail);
        assertThat(room.server.taken()).as("not before others may have come").isEmpty();

        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        assertThat(room.server.taken()).hasSize(1);
        assertThat(room.letter(0).getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("berta@house.example");
        assertThat(room.letter(0).getSubject()).contains("kurz vor Ablauf");
        String text = part(room.letter(0), 0);
        assertThat(text)
                .contains("Guten Tag Berta", reference, "Erstattung prüfen", "https://house.example/work?view=told")
                .doesNotContain("Maria", "C-1", "S-1", "{", "null");
        assertThat(room.waiting()).isZero();

        passTo("due_at");
        room.clock.advance(Duration.ofMinutes(11));
        bundle();
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        assertThat(room.server.taken()).hasSize(2);
        assertThat(room.letter(1).getSubject()).contains("zu spät");
        assertThat(part(room.letter(1), 0)).contains("Zu spät: ", reference);
    }

    @Test
    void tenThousandAreOneMail() throws Exception {
        wants("sven", "en");
        wants("berta", "en");
        String reference = office.aRefundToReview();
        for (int bundle = 0; bundle < 100; bundle++) {
            escalate(100, reference, Stage.LATE, Set.of("supervisors", "anna"));
        }
        escalate(1, office.aRefundToReview(), Stage.AT_RISK, Set.of("refunds-lead"));
        assertThat(told()).isEqualTo(101);
        long began = System.nanoTime();
        bundle();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(room.waiting()).as("one for each").isEqualTo(2);

        escalate(5, reference, Stage.LATE, Set.of("supervisors"));
        bundle();
        assertThat(room.waiting()).as("it says what came meanwhile, too").isEqualTo(2);
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        assertThat(List.of(room.letter(0).getSubject(), room.letter(1).getSubject()))
                .containsExactlyInAnyOrder("10,005 late, 1 close to their time", "1 close to their time");

        escalate(3, reference, Stage.LATE, Set.of("sven"));
        bundle();
        room.clock.advance(Duration.ofMinutes(5));
        sender.drain(mail);
        assertThat(room.server.taken()).as("not every few minutes").hasSize(2);
        room.clock.advance(Duration.ofMinutes(5));
        sender.drain(mail);
        assertThat(room.letter(2).getSubject()).isEqualTo("3 late");
    }

    @Test
    void manyThatComeOneByOneToManyReadersAreBundledInFewPieces() {
        int readers = Integer.getInteger("greenroom.told.readers", 5);
        int escalations = Integer.getInteger("greenroom.told.escalations", 120);
        for (int i = 0; i < readers; i++) {
            isAtWork("p" + i);
        }
        String reference = office.aRefundToReview();
        for (int i = 0; i < escalations; i++) {
            escalate(1, reference, i % 2 == 0 ? Stage.LATE : Stage.AT_RISK, Set.of("crowd"));
        }
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        Escalations bundling = new Escalations(
                room.ways(),
                room.bean(EscalationRows.class),
                counted(room.bean(Colleagues.class), asked),
                counted(room.bean(ColleagueMessages.class), told),
                room.clock,
                room.bean(PlatformTransactionManager.class));

        long began = System.nanoTime();
        bundling.bundle();
        System.out.printf(
                "%d escalations one by one for %d readers, bundled in %d ms%n",
                escalations,
                readers,
                Duration.ofNanos(System.nanoTime() - began).toMillis());

        assertThat(asked).as("how often it is asked who reads").hasValue(1);
        assertThat(told.get()).as("messages written").isBetween(readers, readers * (escalations / 500 + 1));
        assertThat(escalations("said")).hasSize(readers).allSatisfy(said -> assertThat(said)
                .contains("\"late\":\"" + escalations / 2 + "\"", "\"at-risk\":\"" + escalations / 2 + "\""));
        assertThat(told()).isZero();
    }

    private void isAtWork(String name) {
        room.jdbc
                .sql(
                        "insert into staff_person (name, display_name, roles, teams, mail_address, escalation_mail, seen_at)"
                                + " values (:name, :name, 'team-lead', 'crowd', :address, 'en', :now)")
                .param("name", name)
                .param("address", name + "@house.example")
                .param("now", room.clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void whatIsDoneMeanwhileCountsNoMore() throws Exception {
        wants("berta", "en");
        String done = office.aRefundToReview();
        String open = office.aRefundToReview();
        escalate(1, done, Stage.LATE, Set.of("berta"));
        escalate(1, open, Stage.AT_RISK, Set.of("berta"));
        escalate(1, open, Stage.LATE, Set.of("berta"));
        office.complete(done, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        assertThat(office.get(done).get("state").asText())
                .as("its case goes on")
                .isEqualTo("open");
        send();
        assertThat(room.letter(0).getSubject())
                .as("late, and no more near its time")
                .isEqualTo("1 late");
        assertThat(part(room.letter(0), 0)).contains(open).doesNotContain(done);

        escalate(3, done, Stage.LATE, Set.of("berta"));
        room.clock.advance(Duration.ofMinutes(11));
        send();
        assertThat(room.server.taken()).as("nothing is left to tell").hasSize(1);
        assertThat(room.states()).contains("escalation dropped");
        assertThat(room.waiting()).isZero();
    }

    @Test
    void whoCannotBeWrittenToHasOneMessageThatWaitsForAnotherAddress() throws Exception {
        wants("berta", "en");
        String reference = office.aRefundToReview();
        room.mood = Postbox.Mood.REFUSES;
        for (int i = 0; i < 3; i++) {
            escalate(1, reference, Stage.LATE, Set.of("berta"));
            send();
            room.clock.advance(Duration.ofMinutes(11));
        }
        assertThat(escalations()).containsExactly("dead");

        room.mood = Postbox.Mood.TAKES;
        escalate(1, reference, Stage.LATE, Set.of("berta"));
        send();
        assertThat(room.server.taken()).as("not at the same address").isEmpty();
        assertThat(changes("berta", "b@house.example", "en").status()).isEqualTo(200);
        sender.drain(mail);
        assertThat(room.letter(0).getSubject()).isEqualTo("4 late");
        assertThat(escalations()).containsExactly("sent");
    }

    @Test
    void whatWasGivenUpForOtherReasonsGoesWithTheNext() throws Exception {
        wants("berta", "en");
        String reference = office.aRefundToReview();
        escalate(1, reference, Stage.LATE, Set.of("berta"));
        bundle();
        room.jdbc
                .sql(
                        "update notice set state = 'dead', attempts = 8, problem = 'no-connection' where kind = 'escalation'")
                .update();
        escalate(1, reference, Stage.LATE, Set.of("berta"));
        room.clock.advance(Duration.ofMinutes(11));
        send();
        assertThat(room.letter(0).getSubject()).isEqualTo("2 late");
    }

    @Test
    void aServerThatRefusesEverybodyMeansNobodysAddress() {
        List<String> all = List.of("anna", "berta", "carla", "sven", "walter");
        all.forEach(each -> wants(each, "en"));
        room.mood = Postbox.Mood.REFUSES;
        escalate(1, office.aRefundToReview(), Stage.LATE, Set.copyOf(all));
        send();
        assertThat(escalations()).hasSize(5).containsOnly("waiting");

        room.mood = Postbox.Mood.TAKES;
        room.clock.advance(Duration.ofHours(1));
        sender.drain(mail);
        assertThat(room.server.taken()).hasSize(5);
    }

    @Test
    void whatCannotBeToldToColleaguesIsForgottenOnceItIsOld() {
        wants("berta", "en");
        room.mood = Postbox.Mood.REFUSES;
        escalate(1, office.aRefundToReview(), Stage.LATE, Set.of("berta"));
        send();
        assertThat(escalations()).containsExactly("dead");
        room.bean(NoticeRows.class).forget(room.clock.instant().plus(Duration.ofDays(1)), 10);
        assertThat(escalations()).isEmpty();
    }

    @Test
    void whatFailsInTheMiddleIsNeitherLostNorSaidTwice() {
        wants("sven", "en");
        String reference = office.aRefundToReview();
        escalate(4, reference, Stage.LATE, Set.of("supervisors"));
        TransactionTemplate transaction = new TransactionTemplate(room.bean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    bundle();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(room.waiting()).isZero();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    publish(2, reference, Stage.LATE, Set.of("supervisors"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        bundle();
        bundle();
        assertThat(escalations("said")).singleElement().satisfies(said -> assertThat(said)
                .contains("\"late\":\"4\""));
    }

    @Test
    void machinesThatAskedForItHearOfEachOne() {
        room.ways().add(machine);
        String reference = office.aRefundToReview();
        passTo("warn_at");
        bundle();
        List<String> kinds = room.jdbc
                .sql("select said from notice where channel = 'webhook:planning' and kind = 'escalation'")
                .query(String.class)
                .list();
        assertThat(kinds)
                .anyMatch(said -> said.contains("\"stage\":\"at-risk\"") && said.contains("\"" + STEP + "\""))
                .anyMatch(said -> said.contains("\"stage\":\"late\""));
        assertThat(kinds.toString()).doesNotContain("told", "berta", "Maria");
        sender.drain(machine);
        assertThat(room.jdbc
                        .sql("select distinct state from notice where channel = 'webhook:planning'")
                        .query(String.class)
                        .list())
                .containsExactly("sent");
        assertThat(hook.bodies().toString()).contains("\"type\":\"escalation.at-risk\"", reference);
    }

    @Test
    void whatCannotBeSentIsListedForThoseWhoSeeAllWork() {
        wants("berta", "en");
        escalate(1, office.aRefundToReview(), Stage.LATE, Set.of("berta"));
        bundle();
        room.clock.advance(ColleagueMessages.TOGETHER);
        room.mood = Postbox.Mood.REFUSES;
        sender.drain(mail);
        Http.Answer listed = office.as("sven").get("/api/notices/unsent");
        assertThat(listed.json().at("/items/0/colleague").asText()).startsWith("Berta");
        assertThat(listed.json().at("/items/0/caseReference").isMissingNode()).isTrue();
        assertThat(office.as("berta").get("/api/notices/unsent").json().get("items"))
                .isEmpty();

        room.mood = Postbox.Mood.TAKES;
        assertThat(office.as("sven")
                        .post("/api/notices/unsent/resend", "{}")
                        .json()
                        .get("done")
                        .asInt())
                .isEqualTo(1);
        sender.drain(mail);
        assertThat(room.server.taken()).hasSize(1);
    }
}
