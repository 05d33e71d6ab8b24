package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern MENTION = Pattern.compile("(?<![\\w@.])@([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,60})");
    private static final int MOST_TOLD = 20;

    private final WorkRights rights;
    private final TaskViews tasks;
    private final Callers callers;
    private final Timeline timeline;
    private final ToldRows told;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Notes(
            WorkRights rights,
            TaskViews tasks,
            Callers callers,
            Timeline timeline,
            ToldRows told,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.tasks = tasks;
        this.callers = callers;
        this.timeline = timeline;
        this.told = told;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who was told of a note, and who was named but may not see the item; by name. */
    record Heard(List<String> told, List<String> notTold) {}

    Heard add(String id, String text) {
        Caller caller = rights.mayDoWork();
        TaskView item = rights.seen(id);
        List<String> hear = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (Caller named : named(text)) {
            boolean sees = item.isOpen()
                    && tasks.byId(id, Visibility.of(named), Set.of()).isPresent();
            (sees ? hear : not).add(named.name());
        }
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            tell(item, caller, text, hear, now);
            if (!hear.isEmpty()) {
                told.add(List.of(
                        new ToldRows.Telling(List.of(id), new LinkedHashSet<>(hear), new Told(MENTIONED, false, now))));
            }
        });
        return new Heard(hear, not);
    }

    private void tell(TaskView item, Caller caller, String text, List<String> hear, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("task", item.id());
        data.put("note", text);
        if (!hear.isEmpty()) {
            data.put("told", hear);
        }
        timeline.add(item.caseReference(), now, "note", item.step(), caller.name(), data);
    }

    /** The people whom the text names, as far as they are known. */
    private List<Caller> named(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find() && names.size() < MOST_TOLD) {
            names.add(matcher.group(1).replaceAll("[._-]+$", "").toLowerCase(Locale.ROOT));
        }
        return names.stream()
                .flatMap(name -> callers.person(name).stream())
                .filter(WorkRights::doesWork)
                .toList();
    }
}
