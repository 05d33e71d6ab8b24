package dev.greenroom.work;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import dev.greenroom.work.blending.Blending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a front-office person may do between calls, the best first: open work of their groups that nobody has, of steps
 * whose model says so, nothing they lack the skill for or may not do. What they left for a call comes before all else,
 * and takes as much less as they were at it.
 */
@Component
class BlendableWork {

    private static final Duration READ_AGAIN = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration NOT_AGAIN_FOR = Duration.ofHours(4);
    private static final Duration LEFT_FOR = Duration.ofHours(12);

    private final Staff staff;
    private final NextWork next;
    private final WorkOffers offers;
    private final TaskViews tasks;
    private final ProcessCatalog catalog;
    private final Clock clock;

    BlendableWork(Staff staff, NextWork next, WorkOffers offers, TaskViews tasks, ProcessCatalog catalog, Clock clock) {
        this.staff = staff;
        this.next = next;
        this.offers = offers;
        this.tasks = tasks;
        this.catalog = catalog;
        this.clock = clock;
    }

    List<Blending.Candidate> bestFor(String name) {
        Optional<Caller> person = frontOffice(name);
        if (person.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Set<String> declined = offers.declinedBy(name, now.minus(NOT_AGAIN_FOR));
        Map<String, Duration> left = offers.leftBy(name, now.minus(LEFT_FOR));
        List<Blending.Candidate> own = new ArrayList<>();
        List<Blending.Candidate> others = new ArrayList<>();
        for (NextBestTask.Choice choice : next.lookFor(
                person.get(), item -> effort(item.definitionId(), item.step()).isPresent())) {
            String id = choice.item().id();
            Duration usual =
                    effort(choice.item().definitionId(), choice.item().step()).orElseThrow();
            Duration worked = left.get(id);
            if (worked != null) {
                own.add(new Blending.Candidate(id, rest(usual, worked)));
            } else if (!declined.contains(id)) {
                others.add(new Blending.Candidate(id, usual));
            }
        }
        own.addAll(others);
        return own;
    }

    /** The item, while it is one that this person may be given. */
    Optional<TaskView> stillFor(String person, String id) {
        return tasks.byId(id)
                .filter(item -> item.isOpen() && item.assignee() == null)
                .filter(item ->
                        bestFor(person).stream().anyMatch(each -> each.item().equals(id)));
    }

    private static Duration rest(Duration usual, Duration worked) {
        Duration rest = usual.minus(worked);
        return (rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest).plus(READ_AGAIN);
    }

    /** How long a step usually takes, if it may be done between calls. */
    private Optional<Duration> effort(String definition, String step) {
        return catalog.model(definition)
                .step(step)
                .filter(ProcessModel.Step::blendable)
                .map(ProcessModel.Step::effortMinutes)
                .map(Duration::ofMinutes);
    }

    private Optional<Caller> frontOffice(String name) {
        return staff.find(name)
                .filter(person -> person.roles().contains(Role.FRONT_OFFICE.key()))
                .map(person ->
                        new Caller(name, person.displayName(), Set.of(Role.FRONT_OFFICE), person.teams(), Set.of()));
    }
}
