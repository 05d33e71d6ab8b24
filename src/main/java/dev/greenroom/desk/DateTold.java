package dev.greenroom.desk;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.Promises;
import dev.greenroom.work.WorkQueue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes that a caller was told the date that moved, and does with it what was still to be done to tell them. */
@Component
class DateTold {

    private static final String ON_THE_PHONE = "phone";

    private final Promises promises;
    private final TaskViews tasks;
    private final WorkQueue queue;
    private final TellCustomer telling;
    private final CaseRights rights;

    DateTold(Promises promises, TaskViews tasks, WorkQueue queue, TellCustomer telling, CaseRights rights) {
        this.promises = promises;
        this.tasks = tasks;
        this.queue = queue;
        this.telling = telling;
        this.rights = rights;
    }

    /** The day that the caller told them; another one may count by now. */
    @Schema(name = "DateTold")
    record Day(LocalDate date) {

        static LocalDate read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("date");
            String text = body.required("date", 10);
            LocalDate date = LocalDate.EPOCH;
            try {
                date = text.isEmpty() ? date : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                body.refuse("date", Words.in(language).say("field.date"));
            }
            body.check();
            return date;
        }
    }

    void told(CaseView view, LocalDate date, Locale language) {
        Caller caller = rights.mayAct("tell customers");
        Promise promise = promises.current(view.reference())
                .filter(current -> view.isOpen() && current.movedFrom() != null && current.toldAt() == null)
                .orElseThrow(() -> new NothingToTell(view.reference()));
        if (!promise.date().equals(date)) {
            throw new AnotherDate(view.reference(), promise.date());
        }
        Optional<TaskView> item = tasks.openOf(promise.reference()).stream()
                .filter(each -> each.process().equals(TellCustomer.PROCESS))
                .filter(each -> !Collections.disjoint(each.groups(), caller.groups()))
                .filter(each -> !telling.hasMoreToTell(each))
                .findFirst();
        if (item.isPresent()) {
            queue.doneAnotherWay(item.get().id(), Map.of("promiseTold", "told", "toldThrough", ON_THE_PHONE), language);
        } else {
            if (!telling.toldAnotherWay(promise, caller.name(), ON_THE_PHONE)) {
                throw new NothingToTell(view.reference());
            }
        }
    }
}
