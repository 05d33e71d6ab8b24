package dev.greenroom.notifications;

import static dev.greenroom.notifications.Mailroom.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Http;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.Stage;
import dev.greenroom.work.Colleagues;
import dev.greenroom.work.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Who reads it when it goes, and what of it is still to be done by then; the same on every database. */
abstract class EscalationReadersContract extends ColleagueMailContract {

    EscalationReadersContract(ApplicationContext house) {
        super(house);
    }

    @Test
    void whatIsDoneMeanwhileCountsNoMoreAlsoBeyondWhatIsListed() throws Exception {
        wants("berta", "en");
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            references.add(office.aRefundToReview());
            escalate(1, references.get(i), Stage.LATE, Set.of("berta"));
        }
        for (String done : List.of(references.get(0), references.get(22))) {
            office.complete(done, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        }
        send();

        assertThat(room.letter(0).getSubject()).isEqualTo("22 late");
        String text = part(room.letter(0), 0);
        assertThat(text)
                .contains("Late: 22", "- and 2 more\n", references.get(20))
                .doesNotContain(references.get(21));
        assertThat(text.lines().filter(line -> line.startsWith("- RF-"))).hasSize(20);
    }

    @Test
    void theCasesOfAMessageAreReadAtOnce() {
        wants("berta", "en");
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            references.add(office.aRefundToReview());
            escalate(1, references.get(i), i < 3 ? Stage.LATE : Stage.AT_RISK, Set.of("berta"));
        }
        bundle();
        room.clock.advance(ColleagueMessages.TOGETHER);
        AtomicInteger reads = new AtomicInteger();

        var text = texts(counted(room.bean(CaseViews.class), reads))
                .of(
                        take("a").get(0),
                        room.bean(Colleagues.class).reader("berta").orElseThrow());

        assertThat(text.orElseThrow().plain()).contains(references);
        assertThat(reads).as("what is late, and what is near its time").hasValue(2);
    }

    @Test
    void whatIsTooMuchToLookThroughIsSaidSo() throws Exception {
        wants("berta", "en");
        escalate(201, office.aRefundToReview(), Stage.LATE, Set.of("berta"));
        send();

        assertThat(part(room.letter(0), 0)).contains("- and 181 more, some of which may be done by now\n");
    }

    @Test
    void whatIsDoneOfTooMuchIsNotMissingBelow() throws Exception {
        wants("berta", "en");
        String done = office.aRefundToReview();
        escalate(195, done, Stage.LATE, Set.of("berta"));
        escalate(35, office.aRefundToReview(), Stage.LATE, Set.of("berta"));
        office.complete(done, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        send();

        assertThat(room.letter(0).getSubject()).isEqualTo("35 late");
        String text = part(room.letter(0), 0);
        assertThat(text).contains("- and 30 more, some of which may be done by now\n");
        assertThat(text.lines().filter(line -> line.startsWith("- RF-"))).hasSize(5);
    }

    @Test
    void whatIsQueuedForSomebodyWhoGoesAwayIsReadByTheirStandIn() throws Exception {
        wants("berta", "en");
        wants("sven", "en");
        String reference = office.aRefundToReview();
        escalate(1, reference, Stage.LATE, Set.of("berta"));
        bundle();
        goesAway();
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        assertThat(escalations()).containsExactly("dropped", "waiting");

        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        sender.drain(mail);
        assertThat(room.server.taken()).hasSize(1);
        assertThat(room.letter(0).getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("sven@house.example");
        assertThat(part(room.letter(0), 0)).contains(reference);
    }

    @Test
    void whoStandsInForSeveralReadsOneMessageWhicheverNodesWriteIt() {
        List<String> away = List.of("anna", "bruno", "berta", "carla", "cem", "walter");
        wants("sven", "en");
        away.forEach(each -> wants(each, "en"));
        String reference = office.aRefundToReview();
        away.forEach(each -> escalate(1, reference, Stage.LATE, Set.of(each)));
        bundle();
        away.forEach(this::goesAway);
        room.clock.advance(ColleagueMessages.TOGETHER);
        List<Notice> taken = take("a");
        assertThat(taken).hasSameSizeAs(away);

        Crowd.of(taken.size(), each -> {
            room.bean(ColleagueMessages.class).dropped(taken.get(each), "a");
            return each;
        });

        assertThat(escalations()).filteredOn("dropped"::equals).hasSameSizeAs(away);
        assertThat(escalations()).filteredOn("waiting"::equals).hasSize(1);
        assertThat(Bundle.read(escalations("said").get(away.size()), room.bean(EscalationRows.class))
                        .late())
                .isEqualTo(away.size());
    }

    private void goesAway() {
        goesAway("berta");
    }

    /** Half a minute from now; Sven stands in for them. */
    private void goesAway(String person) {
        Instant now = room.clock.instant();
        Http.Answer away = office.as("sven")
                .put(
                        "/api/people/" + person,
                        """
                        {"skills": {}, "messages": {"address": "%s@house.example", "escalations": "en"},
                         "away": {"from": "%s", "until": "%s", "substitute": "sven"}}"""
                                .formatted(person, now.plusSeconds(30), now.plus(Duration.ofDays(3))));
        assertThat(away.status()).as(away.toString()).isEqualTo(200);
    }

    @Test
    void whoStandsInIsNotToldAgainWhatTheyAreToldThemselves() throws Exception {
        wants("berta", "en");
        wants("sven", "en");
        String both = office.aRefundToReview();
        String hers = office.aRefundToReview();
        escalate(1, both, Stage.LATE, Set.of("berta", "sven"));
        escalate(1, hers, Stage.LATE, Set.of("berta"));
        bundle();
        goesAway();
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        room.clock.advance(Duration.ofMinutes(15));
        sender.drain(mail);
        sender.drain(mail);

        StringBuilder all = new StringBuilder();
        for (int i = 0; i < room.server.taken().size(); i++) {
            all.append(part(room.letter(i), 0));
        }
        assertThat(all.toString().lines().filter(line -> line.contains(both))).hasSize(1);
        assertThat(all.toString().lines().filter(line -> line.contains(hers))).hasSize(1);
    }

    @Test
    void whoIsKnownOnlyByASignInIsWrittenToForAWeekAfterIt() {
        room.jdbc
                .sql("insert into staff_person (name, display_name, roles, mail_address, escalation_mail, seen_at)"
                        + " values ('tom', 'Tom', 'team-lead', 'tom@house.example', 'en', :seen)")
                .param(
                        "seen",
                        room.clock
                                .instant()
                                .minus(Duration.ofDays(7))
                                .plusSeconds(300)
                                .atOffset(ZoneOffset.UTC))
                .update();
        String reference = office.aRefundToReview();
        escalate(1, reference, Stage.LATE, Set.of("tom"));
        send();
        assertThat(room.server.taken()).hasSize(1);

        escalate(1, reference, Stage.LATE, Set.of("tom"));
        bundle();
        room.clock.advance(Duration.ofMinutes(15));
        sender.drain(mail);
        assertThat(room.server.taken()).as("left when it was to go").hasSize(1);
        escalate(1, reference, Stage.LATE, Set.of("tom"));
        bundle();
        assertThat(room.waiting()).isZero();
    }

    @Test
    void everybodySeesWhetherMailLeavesTheHouse() {
        assertThat(office.as("berta")
                        .get("/api/people/me")
                        .json()
                        .get("mailLeaves")
                        .asBoolean())
                .isTrue();
        wants("berta", "en");
        room.ways().remove(mail);
        assertThat(office.as("berta")
                        .get("/api/people/me")
                        .json()
                        .get("mailLeaves")
                        .asBoolean(true))
                .isFalse();
        assertThat(chooses("berta", "de").json().get("mailLeaves").asBoolean(true))
                .isFalse();
    }

    @Test
    void everybodyChoosesForThemselves() {
        String reference = office.aRefundToReview();
        assertThat(chooses("berta", "en").status()).as("no address yet").isEqualTo(422);
        wants("berta", "en");
        escalate(1, reference, Stage.LATE, Set.of("berta"));
        bundle();
        assertThat(chooses("berta", "none").status()).isEqualTo(200);
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
        assertThat(room.server.taken()).isEmpty();
        assertThat(room.states()).contains("escalation dropped");

        escalate(1, reference, Stage.LATE, Set.of("berta"));
        bundle();
        assertThat(room.waiting()).isZero();
        assertThat(chooses("berta", "fr").status()).isEqualTo(422);
        assertThat(chooses("berta", "de").status()).isEqualTo(200);
    }
}
