package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.replay.Goal.At;
import dev.greenroom.replay.Goal.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoadmapTests {

    @Test
    void goesTheModelsWay() {
        assertThat(Roadmap.next(Step.ASSESS_LEAD, new At(Step.COMPLETE_APPLICATION, false), true))
                .contains(Move.answer("leadResult", "qualified"));
        assertThat(Roadmap.next(Step.COMPLETE_APPLICATION, new At(Step.FOLLOW_UP_OFFER, true), true))
                .contains(Move.answer("applicationResult", "complete"));
        assertThat(Roadmap.next(Step.FOLLOW_UP_OFFER, new At(Step.FOLLOW_UP_OFFER, true), false))
                .contains(Move.answer("offerAnswer", "another-offer"));
        assertThat(Roadmap.next(Step.FOLLOW_UP_OFFER, new At(Step.CHECK_DOCUMENTS, false), false))
                .contains(new Move.Message("offer-answered", Map.of("accepted", true)));
        assertThat(Roadmap.next(Step.CHECK_DOCUMENTS, new Ended(Outcome.PAID_OUT), true))
                .contains(Move.answer("documentsResult", "complete"));
    }

    @Test
    void findsNoWayWhereTheModelHasNone() {
        assertThat(Roadmap.next(Step.FOLLOW_UP_OFFER, new Ended(Outcome.DECLINED), true))
                .isEmpty();
        assertThat(Roadmap.next(Step.COMPLETE_APPLICATION, new At(Step.ASSESS_LEAD, false), true))
                .isEmpty();
        assertThat(Roadmap.next(Step.CHECK_DOCUMENTS, new At(Step.FOLLOW_UP_OFFER, true), true))
                .isEmpty();
    }

    @Test
    void whoIsAtWorkSaysItElseItComesByItself() {
        Ended cancelled = new Ended(Outcome.CANCELLED);
        assertThat(Roadmap.next(Step.COMPLETE_APPLICATION, cancelled, true))
                .contains(Move.answer("applicationResult", "cancelled"));
        assertThat(Roadmap.next(Step.COMPLETE_APPLICATION, cancelled, false)).contains(new Move.Withdraw());
    }

    @Test
    void readsALogInTheOrderOfItsTimes() throws IOException {
        History history = History.read(
                new BufferedReader(
                        new StringReader(
                                """
                case_id,activity,timestamp,resource,lifecycle,AMOUNT_REQ
                1,A_DECLINED,2011-10-01T09:00:00Z,112,COMPLETE,5000
                1,A_SUBMITTED,2011-10-01T08:00:00Z,112,COMPLETE,5000
                2,A_SUBMITTED,2011-10-01T08:30:00.5Z,,COMPLETE,7000
                """)));
        assertThat(history.events()).extracting(LogEvent::caseId).containsExactly("1", "2", "1");
        assertThat(history.story("1").outcome()).contains(Outcome.DECLINED);
        assertThat(history.story("2").outcome()).isEmpty();
        assertThat(history.latest(1).stories()).containsOnlyKeys("2");
        assertThat(history.until(java.time.Instant.parse("2011-10-01T08:45:00Z"))
                        .events())
                .hasSize(2);
    }

    @Test
    void anApplicantIsMadeUpTheSameWayEveryTime() {
        CaseStory story = new CaseStory(
                "173688",
                new java.math.BigDecimal("20000"),
                List.of(new LogEvent("173688", "A_SUBMITTED", java.time.Instant.EPOCH, "112", LogEvent.Life.COMPLETE)));
        assertThat(new Applicant(story).facts()).isEqualTo(new Applicant(story).facts());
        assertThat(new Applicant(story).iban()).matches("^[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,36}$");
        assertThat(Optional.ofNullable(new Applicant(story).atStart().get("iban")))
                .isEmpty();
    }
}
