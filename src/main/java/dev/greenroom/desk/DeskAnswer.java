package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.CaseAloud;
import dev.greenroom.cases.CaseAloud.Moved;
import dev.greenroom.cases.CaseAloud.Waiting;
import dev.greenroom.cases.PhaseAnswer;
import dev.greenroom.cases.PromiseAnswer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as somebody tells it to its customer: all of it may be said, but what is for colleagues. */
@Schema(name = "DeskAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskAnswer(
        String reference,
        String process,
        String title,
        @Schema(allowableValues = {"open", "closed"}) String state,
        @Nullable String outcome,
        Caller customer,
        @Nullable @Schema(description = "To read aloud, in the customer's language") String sentence,
        @Schema(description = "The language of what is read aloud") String language,
        List<PhaseAnswer> phases,
        @Nullable @Schema(description = "The day that the customer was told") PromiseAnswer promise,
        @Nullable @Schema(description = "That this day moved, and how to say so") Moved moved,
        @Schema(description = "How sure the promised day is") SlaClock sla,
        @Nullable Waiting waiting,
        @Schema(description = "What the customer must send, in the customer's language") List<String> todo,
        @Nullable @Schema(description = "The stage that comes next") String next,
        @Schema(description = "The last three times that the customer asked") List<Contact> contacts,
        Nudge.Standing nudges,
        List<CaseAloud.Line> story,
        @Schema(description = "Never to be said to the customer") AmongColleagues.Shown forColleagues,
        Instant openedAt,
        @Nullable Instant closedAt,
        Instant serverNow) {

    /** Who the caller should be: what to ask them to be sure. */
    @Schema(name = "DeskCaller")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Caller(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String postcode,
            @Nullable String language) {

        static Caller of(Customer customer) {
            return new Caller(
                    customer.id(),
                    customer.name(),
                    customer.email(),
                    customer.phone(),
                    customer.postcode(),
                    customer.language());
        }

        Caller withoutNumber() {
            return new Caller(null, name, email, phone, postcode, language);
        }
    }

    static DeskAnswer of(
            CaseAloud aloud,
            List<Contact> contacts,
            Nudge.Standing nudges,
            AmongColleagues.Shown forColleagues,
            Instant now) {
        ToldCase told = aloud.told();
        return new DeskAnswer(
                told.view().reference(),
                told.view().process(),
                told.title(),
                told.view().isOpen() ? "open" : "closed",
                told.outcome(),
                Caller.of(told.view().customer()),
                told.sentence(),
                told.language(),
                told.phases(),
                told.promise(),
                aloud.moved(),
                told.sla(),
                aloud.waiting(),
                aloud.todo(),
                aloud.next(),
                contacts,
                nudges,
                aloud.story(),
                forColleagues,
                told.view().openedAt(),
                told.view().closedAt(),
                now);
    }
}
