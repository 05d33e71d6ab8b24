package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.security.Callers;
import dev.greenroom.work.Whereabouts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside an answer for colleagues alone: nothing of it is ever said to a customer. */
@Component
class AmongColleagues {

    private final QuestionAnswers questions;
    private final Whereabouts whereabouts;
    private final Callers callers;

    AmongColleagues(QuestionAnswers questions, Whereabouts whereabouts, Callers callers) {
        this.questions = questions;
        this.whereabouts = whereabouts;
        this.callers = callers;
    }

    /** All of it. */
    @Schema(name = "DeskInternal", description = "For colleagues alone, never to be said to a customer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            @Nullable @Schema(description = "Who has the case's work; absent while nobody does") Holder holder,
            List<Note> notes,
            List<Question.Shown> questions) {}

    /** Who can be asked, and whether they are there. */
    @Schema(name = "DeskHolder")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Holder(
            String name,
            @Nullable
                    @Schema(
                            description = "What they are ready for; absent when they never said",
                            allowableValues = {"available", "back-office", "on-call", "away"})
                    String presence,
            @Nullable Instant since) {}

    /** What somebody wrote about a contact, a call or a nudge. */
    @Schema(name = "DeskNote")
    record Note(
            Instant at,
            String by,
            @Schema(allowableValues = {"contact", "call", "nudge", "nudge-answered"}) String about,
            String text) {}

    Shown of(
            String reference,
            Optional<TaskView> item,
            List<Contact> contacts,
            List<DeskDeeds.CallNote> calls,
            List<Nudge> nudges) {
        List<Note> notes = new ArrayList<>();
        for (Contact contact : contacts) {
            if (contact.note() != null) {
                notes.add(new Note(contact.at(), contact.by(), "contact", contact.note()));
            }
        }
        calls.forEach(call -> notes.add(new Note(call.at(), callers.displayName(call.person()), "call", call.text())));
        for (Nudge nudge : nudges) {
            if (nudge.note() != null) {
                notes.add(new Note(nudge.at(), callers.displayName(nudge.person()), "nudge", nudge.note()));
            }
            String by = nudge.answeredBy();
            Instant at = nudge.answeredAt();
            if (by != null && at != null && nudge.answer() != null) {
                notes.add(new Note(at, callers.displayName(by), "nudge-answered", nudge.answer()));
            }
        }
        notes.sort(Comparator.comparing(Note::at).reversed());
        return new Shown(item.map(TaskView::assignee).map(this::holder).orElse(null), notes, questions.of(reference));
    }

    private Holder holder(String person) {
        Optional<Whereabouts.Seen> seen = whereabouts.of(person);
        return new Holder(
                callers.displayName(person),
                seen.map(Whereabouts.Seen::state).orElse(null),
                seen.map(Whereabouts.Seen::since).orElse(null));
    }
}
