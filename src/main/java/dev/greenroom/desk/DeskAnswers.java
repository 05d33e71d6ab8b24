package dev.greenroom.desk;

import dev.greenroom.cases.CaseAloud;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what somebody with the customer on the line needs to know of a case. */
@Component
class DeskAnswers {

    private static final int LAST = 3;

    private final CasesAloud cases;
    private final Contacts contacts;
    private final DeskDeeds deeds;
    private final NudgeRows nudges;
    private final NudgeAnswers nudgeAnswers;
    private final AmongColleagues colleagues;
    private final Addressee addressee;
    private final Clock clock;

    DeskAnswers(
            CasesAloud cases,
            Contacts contacts,
            DeskDeeds deeds,
            NudgeRows nudges,
            NudgeAnswers nudgeAnswers,
            AmongColleagues colleagues,
            Addressee addressee,
            Clock clock) {
        this.cases = cases;
        this.contacts = contacts;
        this.deeds = deeds;
        this.nudges = nudges;
        this.nudgeAnswers = nudgeAnswers;
        this.colleagues = colleagues;
        this.addressee = addressee;
        this.clock = clock;
    }

    DeskAnswer of(CaseView view, Locale language) {
        CaseAloud aloud = cases.tell(view, language);
        List<Contact> asked = contacts.last(view.reference(), LAST);
        List<Nudge> hurried = nudges.of(view.reference());
        Optional<TaskView> item = addressee.of(view);
        return DeskAnswer.of(
                aloud,
                asked,
                nudgeAnswers.standing(aloud.told(), item.isPresent()),
                colleagues.of(view.reference(), item, asked, deeds.notes(view.reference(), LAST), hurried),
                clock.instant());
    }
}
