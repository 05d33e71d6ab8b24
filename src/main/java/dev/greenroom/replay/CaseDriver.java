package dev.greenroom.replay;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.security.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies the events of a log to the cases here. Every event is judged by where its case stands, not by what was done
 * before it, so doing one twice is doing it once.
 */
@Component
class CaseDriver {

    private static final int MOST_MOVES = 8;

    private final Hands hands;
    private final OpenItems items;
    private final Timers timers;
    private final Progress progress;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CaseViews views;
    private final Map<String, Progress.Known> cases = new HashMap<>();

    CaseDriver(
            Hands hands,
            OpenItems items,
            Timers timers,
            Progress progress,
            TaskService tasks,
            RuntimeService runtime,
            CaseViews views) {
        this.hands = hands;
        this.items = items;
        this.timers = timers;
        this.progress = progress;
        this.tasks = tasks;
        this.runtime = runtime;
        this.views = views;
    }

    /** Takes up where the database stands; whatever was remembered of work that was rolled back is forgotten. */
    void resume(String logId) {
        cases.clear();
        cases.putAll(progress.cases(logId));
        items.forget();
        items.activate();
        timers.forget();
    }

    void rest() {
        items.rest();
    }

    /** Holds how the case stands here against how the log left it. */
    void compareEnding(CaseStory story, Tally tally) {
        Progress.Known known = cases.get(story.caseId());
        if (known != null) {
            String here = views.byInstance(known.instanceId())
                    .map(CaseView::outcome)
                    .flatMap(Outcome::inModel)
                    .map(Outcome::word)
                    .orElse(Tally.OPEN);
            tally.compare(story.outcome().map(Outcome::word).orElse(Tally.OPEN), here, story.caseId());
        }
    }

    void apply(String logId, CaseStory story, LogEvent event, Tally tally) {
        Progress.Known known = cases.get(story.caseId());
        if (known == null) {
            known = hands.start(Personas.frontOffice(event.resource()), story.caseId(), new Applicant(story));
            progress.add(logId, story.caseId(), known);
            cases.put(story.caseId(), known);
            tally.started();
            timers.settle(known.instanceId());
        }
        Progress.Known here = known;
        Goal.of(event).ifPresent(goal -> steer(new Turn(story, event, here, goal), tally));
        if (event.isWorkItem()) {
            work(story, event, here, tally);
        }
    }

    private void steer(Turn turn, Tally tally) {
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            Optional<OpenItems.Item> open = open(turn.known().instanceId());
            if (open.isEmpty()) {
                return;
            }
            Step step = Step.ofElement(open.get().element()).orElseThrow();
            boolean anew = turn.goal() instanceof Goal.At at && at.anew() && moves == 0;
            if (turn.goal() instanceof Goal.At at && at.step() == step && !anew) {
                return;
            }
            Optional<Move> move = Roadmap.next(step, turn.goal(), open.get().assignee() != null);
            if (move.isEmpty()) {
                tally.misfit(
                        "no way from " + step.element() + " to " + turn.goal(),
                        turn.story().caseId());
                return;
            }
            make(move.get(), turn, step, open.get(), moves);
            timers.settle(turn.known().instanceId());
        }
    }

    private void make(Move move, Turn turn, Step step, OpenItems.Item open, int number) {
        String resource = turn.event().resource();
        if (move instanceof Move.Complete complete) {
            String holder = open.assignee();
            Caller caller = holder == null ? Personas.at(step, resource) : Personas.named(holder);
            hands.complete(caller, open.taskId(), answers(step, complete, turn.story()));
        } else if (move instanceof Move.Message message) {
            String id =
                    "replay-" + turn.story().caseId() + "-" + turn.event().at().toEpochMilli() + "-" + number;
            hands.message(Personas.frontOffice(resource), turn.known(), id, message);
        } else {
            hands.withdraw(Personas.frontOffice(resource), turn.known(), "No longer wanted");
        }
    }

    private static Map<String, @Nullable Object> answers(Step step, Move.Complete move, CaseStory story) {
        Applicant applicant = new Applicant(story);
        Map<String, @Nullable Object> answers = new HashMap<>(move.answers());
        Map<String, @Nullable Object> facts = applicant.facts();
        switch (step) {
            case ASSESS_LEAD ->
                facts.forEach((name, value) -> {
                    if (!name.equals("monthlyIncome") && !name.equals("employment")) {
                        answers.put(name, value);
                    }
                });
            case COMPLETE_APPLICATION -> {
                facts.remove("purpose");
                answers.putAll(facts);
                answers.put("iban", applicant.iban());
            }
            case CORRECT_BANK_DETAILS -> answers.put("iban", applicant.iban());
            default -> {
                return answers;
            }
        }
        return answers;
    }

    private void work(CaseStory story, LogEvent event, Progress.Known known, Tally tally) {
        Optional<Step> wanted = Step.inLog(event.activity());
        Optional<OpenItems.Item> open = open(known.instanceId());
        boolean matches = wanted.isPresent()
                && open.isPresent()
                && open.get().element().equals(wanted.get().element());
        if (event.life() == LogEvent.Life.START) {
            if (matches) {
                tally.workedAndMatched(event.activity());
                take(open.get(), Personas.at(wanted.get(), event.resource()));
            } else {
                tally.workedUnmatched(event.activity(), whereabouts(open), story.caseId());
            }
        } else if (event.life() == LogEvent.Life.COMPLETE && matches) {
            String holder = open.get().assignee();
            if (holder != null) {
                hands.release(Personas.named(holder), open.get().taskId());
            }
        }
    }

    private void take(OpenItems.Item item, Caller caller) {
        String holder = item.assignee();
        if (caller.name().equals(holder)) {
            return;
        }
        if (holder != null) {
            hands.release(Personas.named(holder), item.taskId());
        }
        hands.claim(caller, item.taskId());
    }

    private static String whereabouts(Optional<OpenItems.Item> open) {
        return open.map(item -> "is at " + item.element()).orElse("has no open work item");
    }

    private Optional<OpenItems.Item> open(String instanceId) {
        if (!items.knows(instanceId)) {
            // A run that was cut off may have left something that moves by itself.
            timers.settle(instanceId);
        }
        if (!items.knows(instanceId)) {
            Task task = tasks.createTaskQuery().processInstanceId(instanceId).list().stream()
                    .findFirst()
                    .orElse(null);
            boolean ended = task == null
                    && runtime.createProcessInstanceQuery()
                                    .processInstanceId(instanceId)
                                    .count()
                            == 0;
            items.learn(
                    instanceId,
                    task == null
                            ? null
                            : new OpenItems.Item(task.getId(), task.getTaskDefinitionKey(), task.getAssignee()),
                    ended);
        }
        return items.of(instanceId);
    }

    private record Turn(CaseStory story, LogEvent event, Progress.Known known, Goal goal) {}
}
