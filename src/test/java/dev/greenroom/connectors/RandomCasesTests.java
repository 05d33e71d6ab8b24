package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.DueJobs;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many cases of all kinds at once, with random input, answers, messages, passing time, failing systems and dying workers:
 * each ends or waits at a step somebody could ask about, and goods and money balance to the cent. Set
 * {@code -Dgreenroom.cases.random=2000} for the long run, {@code -Dgreenroom.cases.seed=…} to see one again.
 */
@GreenroomTest
class RandomCasesTests {

    private static final int CASES = Integer.getInteger("greenroom.cases.random", 150);
    private static final long SEED = Long.getLong("greenroom.cases.seed", new Random().nextLong());
    private static final int WAVE = 150;
    private static final int ROUNDS = 14;
    private static final int FULL = 10000;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private final Random random = new Random(SEED);
    private final RandomAnswers answers = new RandomAnswers(random);
    private final Map<String, Integer> done = new TreeMap<>();
    private Office office;
    private DueJobs jobs;
    private ExternalWork mortal;

    /** One open case as the read model shows it. */
    private record Open(String reference, String process) {}

    /** An open piece of work of a case. */
    private record Item(String task, String step, String group) {}

    @BeforeEach
    void open() {
        office = new Office(context);
        jobs = new DueJobs(context.getBean(ManagementService.class), clock);
        mortal = mortal();
    }

    @Test
    void everyCaseEndsOrWaitsAtAKnownStepAndTheBooksBalance() {
        RandomStarts starts = new RandomStarts(random);
        for (int started = 0; started < CASES; started += WAVE) {
            for (int number = started; number < Math.min(CASES, started + WAVE); number++) {
                RandomStarts.Start start = starts.next(today());
                office.startAlone(start.process(), start.customer(), start.variables());
            }
            for (int round = 0; round < ROUNDS; round++) {
                everybodyActs();
            }
        }
        machinesSettle();
        say();
        List<String> faults = new RandomCasesCheck(jdbc, context.getBean(ProcessEngine.class)).faults(FULL);
        assertThat(faults).as("seed %d", SEED).isEmpty();
    }

    private void everybodyActs() {
        machinesWork();
        for (Open one : openCases()) {
            int dice = random.nextInt(100);
            if (dice < 2) {
                count("withdrawn", withdraw(one));
            } else if (dice < 75) {
                act(one);
            }
        }
        machinesWork();
        pass(Duration.ofMinutes(1 + random.nextInt(3 * 24 * 60)));
    }

    private void act(Open one) {
        List<Item> items = items(one.reference());
        if (!items.isEmpty() && random.nextInt(10) > 0) {
            Item item = answers.one(items);
            count("completed", complete(one, item));
            return;
        }
        List<String> steps = steps(one.reference());
        steps.stream()
                .flatMap(step -> answers.messages(step).stream())
                .findFirst()
                .ifPresent(any -> {
                    List<RandomAnswers.Message> possible = steps.stream()
                            .flatMap(step -> answers.messages(step).stream())
                            .toList();
                    RandomAnswers.Message message = answers.one(possible);
                    office.tell(one.reference(), message.name(), message.variables());
                    count("messages", 202);
                });
    }

    private int complete(Open one, Item item) {
        String data = answers.to(one.process(), item.step(), today());
        String person = person(item.group());
        int status = complete(item.task(), person, data);
        return status == 403 ? complete(item.task(), "sven", data) : status;
    }

    private int complete(String task, String person, String data) {
        Http.Answer answer = office.as(person).post("/api/work/" + task + "/complete", "{\"data\": " + data + "}");
        assertThat(answer.status())
                .as("seed %d: %s by %s", SEED, answer, person)
                .isIn(200, 403);
        return answer.status();
    }

    private int withdraw(Open one) {
        Http.Answer answer =
                office.as("carla").post("/api/cases/" + one.reference() + "/withdraw", "{\"reason\": \"no more\"}");
        // An order that was sent can no longer be cancelled.
        assertThat(answer.status()).as("seed %d: %s", SEED, answer).isIn(200, 409, 410);
        return answer.status();
    }

    private String person(String group) {
        return switch (group) {
            case "front-office" -> random.nextBoolean() ? "carla" : "cem";
            case "claims-intake", "claims-assessor", "refunds" -> random.nextInt(4) == 0 ? "berta" : "anna";
            case "credit-officer", "claims-legal", "claims-investigation" -> "bruno";
            case "warehouse", "carrier-desk" -> "walter";
            default -> "berta";
        };
    }

    /** Sometimes a worker does its work and dies before it hands it back; its locks run out, another repeats it. */
    private void machinesWork() {
        if (random.nextInt(3) == 0) {
            try {
                jobs.run();
                mortal.drain();
            } catch (StackOverflowError killed) {
                count("killed workers", 0);
            }
        }
        office.machinesWork();
    }

    private ExternalWork mortal() {
        List<Connector> dying = new ArrayList<>();
        for (Connector connector :
                context.getBean(WorkersConfiguration.Topics.class).served()) {
            dying.add(new TopicConnector(connector.topic(), connector.reads(), connector.errorWhenGivenUp(), errand -> {
                Map<String, Object> answer = connector.run(errand);
                if (random.nextInt(4) == 0) {
                    throw new StackOverflowError("killed");
                }
                return answer;
            }));
        }
        ProcessEngine engine = context.getBean(ProcessEngine.class);
        ConnectorsSettings settings = context.getBean(ConnectorsSettings.class);
        HeldTasks held = new HeldTasks(engine.getExternalTaskService(), clock, "mortal", settings.lock());
        return new ExternalWork(
                dying,
                engine.getExternalTaskService(),
                new CaughtErrors(engine.getRepositoryService()),
                held,
                settings);
    }

    private void pass(Duration duration) {
        jobs.advance(duration);
        machinesWork();
    }

    /** Everything that is under way comes to rest: locks run out, waits between attempts end. */
    private void machinesSettle() {
        for (int wait = 0; wait < 5; wait++) {
            jobs.advance(Duration.ofMinutes(11));
            office.machinesWork();
        }
    }

    private List<Open> openCases() {
        return jdbc.sql("select reference, process from case_view where state = 'open' order by reference")
                .query((row, number) -> new Open(row.getString("reference"), row.getString("process")))
                .list();
    }

    private List<Item> items(String reference) {
        return jdbc.sql("select i.task_id, i.step, g.group_key from work_item i join work_item_group g"
                        + " on g.task_id = i.task_id where i.reference = ? and i.state = 'open' order by i.step")
                .param(reference)
                .query((row, number) ->
                        new Item(row.getString("task_id"), row.getString("step"), row.getString("group_key")))
                .list();
    }

    private List<String> steps(String reference) {
        return jdbc.sql("select element from case_step where reference = ? and left_at is null order by element")
                .param(reference)
                .query(String.class)
                .list();
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void count(String what, int status) {
        done.merge(status == 0 || status == 200 || status == 202 ? what : what + " " + status, 1, Integer::sum);
    }

    private void say() {
        StringBuilder report = new StringBuilder("Random cases: seed " + SEED + ", " + CASES + " started; " + done);
        jdbc.sql("select process, coalesce(outcome, 'open') as ended, count(*) as many from case_view"
                        + " group by process, coalesce(outcome, 'open') order by 1, 2")
                .query((row, number) ->
                        row.getString("process") + " " + row.getString("ended") + " " + row.getInt("many"))
                .list()
                .forEach(line -> report.append("\n  ").append(line));
        BigDecimal moved = jdbc.sql("select coalesce(sum(amount), 0) from connectors_ledger")
                .query(BigDecimal.class)
                .single();
        report.append("\n  moved in all ").append(moved).append(" EUR");
        System.out.println(report);
    }
}
