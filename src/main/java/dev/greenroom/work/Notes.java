package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What colleagues write for each other about a piece of work; it stands in the case's story, which no customer sees. Who
 * is named with {@code @name} and may see the item is told.
 */
@Component
class Notes {

    /** What marks an item for who was named in a note. */
    static final String MENTIONED = "mentioned";

    private static final Pattern MENTION = Pattern.compile("(?<![\\w@.])@([\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,80})");
    private static final int MOST_TOLD = 20;
    private static final int TRIES = 3;

    private final WorkRights rights;
    private final TaskViews tasks;
    private final Staff staff;
    private final Timeline timeline;
    private final ToldRows told;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Notes(
            WorkRights rights,
            TaskViews tasks,
            Staff staff,
            Timeline timeline,
            ToldRows told,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.tasks = tasks;
        this.staff = staff;
        this.timeline = timeline;
        this.told = told;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who was told of a note, and who was named but is not known here or may not see the item; as people call them. */
    record Heard(List<String> told, List<String> notTold) {}

    Heard add(String id, String text) {
        Caller caller = rights.mayDoWork();
        TaskView item = rights.seen(id);
        Map<String, String> hear = new TreeMap<>();
        Set<String> not = new LinkedHashSet<>();
        for (String name : named(text)) {
            Optional<Caller> meant = staff.meant(name);
            boolean sees = item.isOpen()
                    && meant.filter(WorkRights::doesWork)
                            .flatMap(person -> tasks.byId(id, Visibility.of(person), Set.of()))
                            .isPresent();
            if (sees) {
                meant.ifPresent(person -> hear.put(person.name(), person.displayName()));
            } else {
                not.add(meant.map(Caller::displayName).orElse(name));
            }
        }
        keep(item, caller, text, hear.keySet());
        return new Heard(List.copyOf(hear.values()), List.copyOf(not));
    }

    /** Notes of one item come one after the other; one that meets an escalation may have to begin again. */
    private void keep(TaskView item, Caller caller, String text, Set<String> hear) {
        Instant now = clock.instant();
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> {
                    tasks.hold(item.id());
                    tell(item, caller, text, hear, now);
                    told.add(List.of(new ToldRows.Telling(List.of(item.id()), hear, new Told(MENTIONED, false, now))));
                });
                return;
            } catch (DuplicateKeyException | PessimisticLockingFailureException atOnce) {
                if (tries == TRIES) {
                    throw atOnce;
                }
            }
        }
    }

    private void tell(TaskView item, Caller caller, String text, Set<String> hear, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("task", item.id());
        data.put("note", text);
        if (!hear.isEmpty()) {
            data.put("told", List.copyOf(hear));
        }
        timeline.add(item.caseReference(), now, "note", item.step(), caller.name(), data);
    }

    /** The names that the text calls, as they are written. */
    private static Set<String> named(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find() && names.size() < MOST_TOLD) {
            names.add(matcher.group(1).replaceAll("[._@-]+$", ""));
        }
        return names;
    }
}
