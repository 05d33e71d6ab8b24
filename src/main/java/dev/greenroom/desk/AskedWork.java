package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import dev.greenroom.sla.AskedClocks;
import dev.greenroom.sla.AskedClocks.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The work that somebody at the desk asks after: who has it is told, and a clock of the asking runs until it is answered. */
@Component
class AskedWork {

    private final TaskViews tasks;
    private final Addressee addressee;
    private final AskedClocks clocks;
    private final ToldRows told;

    AskedWork(TaskViews tasks, Addressee addressee, AskedClocks clocks, ToldRows told) {
        this.tasks = tasks;
        this.addressee = addressee;
        this.clocks = clocks;
        this.told = told;
    }

    TaskView of(CaseView view) {
        return addressee.of(view).orElseThrow(() -> new NobodyHasIt(view.reference()));
    }

    /** Whether the item, as it is now, is still to be done for the case as it goes on now. */
    boolean isOwn(CaseView view, TaskView item) {
        return tasks.byId(item.id()).filter(now -> Addressee.isOwn(view, now)).isPresent();
    }

    /** Begins to wait for who has the item; {@code says} is one of the words of {@link Told}. */
    void ask(Kind kind, long number, TaskView item, String says, Instant now) {
        clocks.open(kind, kind.id(number), item);
        told.add(List.of(new ToldRows.Telling(List.of(item.id()), ToldRows.having(item), new Told(says, true, now))));
    }

    /** Nobody's list says it any more, nor that it is late. */
    void settle(String reference, String says) {
        told.settle(tasks.openOf(reference).stream().map(TaskView::id).toList(), Set.of(says, says + Told.LATE));
    }
}
