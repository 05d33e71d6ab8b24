package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.engine.FourEyesViolated;
import dev.greenroom.readmodel.Page;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.TaskQuery;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one thing with many items, each for itself: what is refused for one is done for the others. */
@Component
class Bulk {

    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);

    /** What is not done by then is left, and said to be. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final WorkRights rights;
    private final TaskViews tasks;
    private final ListFields listFields;
    private final Attempts attempts;
    private final Clock clock;

    Bulk(WorkRights rights, TaskViews tasks, ListFields listFields, Attempts attempts, Clock clock) {
        this.attempts = attempts;
        this.rights = rights;
        this.tasks = tasks;
        this.listFields = listFields;
        this.clock = clock;
    }

    /** What became of one item. */
    @Schema(name = "BulkResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String id,
            boolean done,
            @Nullable @Schema(description = "Why not; not-tried when there was no time for it") String code,
            @Nullable String detail,
            @Nullable @Schema(description = "Absent when you may not see the item") String caseReference,
            @Nullable @Schema(description = "How the item was before; to take back what was done") Before before,
            @Nullable @Schema(description = "Which version it is since; to take it back only if nobody changed it")
                    Long version,
            @Nullable @Schema(description = "Who has an item that it was not done for") String assignee,
            @Nullable String assigneeName) {

        private static Result done(String id, Attempts.Watch watch) {
            TaskView was = watch.before().orElse(null);
            return new Result(
                    id,
                    true,
                    null,
                    null,
                    was == null ? null : was.caseReference(),
                    was == null ? null : new Before(was.assignee(), was.priority()),
                    watch.version().orElse(null),
                    null,
                    null);
        }
    }

    /** What of an item a light action changes. */
    @Schema(name = "BulkBefore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Before(@Nullable String assignee, int priority) {}

    /** What became of all of them. */
    @Schema(name = "BulkResults")
    record Results(int done, int refused, int notTried, List<Result> items) {}

    /** The ids of all items of a list; refuses when there are not as many as expected. */
    List<String> ids(TaskQuery query, long expected) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<TaskView> page =
                    tasks.list(listFields.checked(query), rights.sight(), new Paging(Paging.MAX_LIMIT, cursor));
            if (page.count().value() != expected || !page.count().exact()) {
                throw new CountChanged(expected, page.count().value());
            }
            page.items().forEach(item -> ids.add(item.id()));
            cursor = page.next();
        } while (cursor != null && ids.size() <= MOST);
        return ids;
    }

    /** {@code expected}: versions that items must still be. */
    Results each(List<String> ids, Map<String, Long> expected, Consumer<String> verb) {
        Visibility sight = rights.sight();
        Instant end = clock.instant().plus(LONGEST);
        List<Result> results = new ArrayList<>(ids.size());
        for (String id : ids) {
            boolean over =
                    Thread.currentThread().isInterrupted() || clock.instant().isAfter(end);
            results.add(
                    over
                            ? refused(id, "not-tried", null, null)
                            : result(id, tasks.byId(id, sight, Set.of()).orElse(null), expected.get(id), verb));
        }
        int done = (int) results.stream().filter(Result::done).count();
        int notTried = (int)
                results.stream().filter(each -> "not-tried".equals(each.code())).count();
        return new Results(done, results.size() - done - notTried, notTried, results);
    }

    private Result refused(String id, String code, @Nullable String detail, @Nullable TaskView was) {
        String reference = was == null ? null : was.caseReference();
        String holder = was == null || !was.isOpen() ? null : was.assignee();
        String name = holder == null ? null : rights.displayName(holder);
        return new Result(id, false, code, detail, reference, null, null, holder, name);
    }

    private Result result(String id, @Nullable TaskView was, @Nullable Long expected, Consumer<String> verb) {
        try {
            return Result.done(id, attempts.watching(expected, () -> verb.accept(id)));
        } catch (Refusal refused) {
            return refused(id, refused.code(), refused.getMessage(), was);
        } catch (AuthorizationException notTheirs) {
            String code = notTheirs instanceof FourEyesViolated ? "four-eyes" : "forbidden";
            return refused(id, code, "This work item is not for this person.", was);
        } catch (RuntimeException failed) {
            // What was done before it is done, and what comes after it still can be.
            LOG.warn(
                    "One of many items could not be done: {}", failed.getClass().getSimpleName());
            return refused(id, "failed", null, was);
        }
    }
}
