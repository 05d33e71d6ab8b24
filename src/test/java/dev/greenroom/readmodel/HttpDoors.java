package dev.greenroom.readmodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import dev.greenroom.engine.catalog.Field;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationContext;

/** What people and machines can do to a loan application over HTTP, at random; a refusal is an answer too. */
final class HttpDoors {

    private static final List<String> PEOPLE =
            List.of("anna", "bruno", "berta", "carla", "cem", "sven", "omar", "ada", "olga", "wim");

    /** What an item of the stuck must say for a way out to be open. */
    private static final Map<String, String> WAYS_OUT =
            Map.of("retry", "canRetry", "by-hand", "canDoByHand", "give-up", "canGiveUp");

    private final Random random;
    private final Loans loans;
    private final TaskViews work;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final ObjectMapper json;

    HttpDoors(ApplicationContext context, Random random) {
        this.random = random;
        this.loans = new Loans(context);
        this.work = context.getBean(TaskViews.class);
        this.cases = context.getBean(CaseViews.class);
        this.catalog = context.getBean(ProcessCatalog.class);
        this.json = context.getBean(ObjectMapper.class);
    }

    Map<String, EngineDoors.Door> all() {
        Map<String, EngineDoors.Door> doors = new LinkedHashMap<>(api());
        doors.put("rest: claim", () -> {
            TaskView item = some(only(ofBackOffice(), each -> each.assignee() == null));
            String person = fitting(item);
            rest(person, "/task/" + item.id() + "/claim", "{\"userId\": \"" + person + "\"}");
        });
        doors.put("rest: unclaim", () -> {
            TaskView item = some(ofBackOffice());
            String person = fitting(item);
            if (item.assignee() == null) {
                rest(person, "/task/" + item.id() + "/claim", "{\"userId\": \"" + person + "\"}");
            }
            rest(person, "/task/" + item.id() + "/unclaim", "{}");
        });
        doors.put("rest: complete", this::completeByRest);
        doors.put(
                "rest: start",
                () -> rest(
                        "olga",
                        "/process-definition/key/loan-application/start",
                        """
                        {"businessKey": "REST-1", "variables": {"amount": {"value": 60000}, "termMonths": {"value": 60},
                          "purpose": {"value": "car"}, "monthlyIncome": {"value": 6000},
                          "employment": {"value": "permanent"}, "iban": {"value": "NL91ABNA0417164300"}}}"""));
        doors.put("rest: work outside", this::external);
        doors.put("rest: bank says no", this::refusedByTheBank);
        doors.put("rest: stop a job", () -> retries("job", 0));
        doors.put("rest: let a job go on", () -> retries("job", 1));
        doors.put("rest: stop work outside", () -> {
            stopOutside();
        });
        doors.put("rest: let work outside go on", () -> retries("external-task", 1));
        return doors;
    }

    private Map<String, EngineDoors.Door> api() {
        Map<String, EngineDoors.Door> doors = new LinkedHashMap<>();
        doors.put("api: machines work", loans::machinesWork);
        doors.put("api: claim", () -> onWork("claim", "{}", each -> each.assignee() == null));
        doors.put("api: release", this::release);
        doors.put("api: complete", this::complete);
        doors.put("api: assign", () -> {
            TaskView item = some(items());
            ok(loans.as(some(List.of("berta", "sven")))
                    .post("/api/work/" + item.id() + "/assign", "{\"user\": \"" + fitting(item) + "\"}"));
        });
        doors.put(
                "api: priority", () -> onWork("priority", "{\"priority\": " + random.nextInt(101) + "}", each -> true));
        doors.put("api: offer answered", () -> message("offer-answered", "\"accepted\": " + random.nextBoolean()));
        doors.put("api: documents", () -> message("documents-received", "\"documents\": \"payslip\""));
        doors.put("api: return", this::sendBack);
        doors.put("api: reopen", this::reopen);
        doors.put("api: retry", () -> settle("retry", "{}"));
        doors.put("api: by hand", () -> settle("by-hand", ""));
        doors.put("api: give up", () -> settle("give-up", "{\"reason\": \"enough\"}"));
        doors.put(
                "api: withdraw",
                () -> ok(loans.as("carla")
                        .post(
                                "/api/cases/" + some(open()).reference() + "/withdraw",
                                "{\"reason\": \"changed my mind\"}")));
        return doors;
    }

    List<String> onwards() {
        return List.of(
                "api: machines work",
                "api: complete",
                "api: complete",
                "api: offer answered",
                "api: documents",
                "api: return",
                "rest: complete");
    }

    void start() {
        String body = Loans.body(random.nextBoolean() ? Loans.GOOD : Loans.LARGE_AND_INCOMPLETE);
        ok(loans.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/cases", random.nextInt(4) == 0 ? body.replace("phone", "web-lead") : body));
    }

    private void onWork(String verb, String body, Predicate<TaskView> which) {
        TaskView item = some(only(items(), which));
        boolean steers = verb.equals("priority");
        String person = random.nextInt(4) == 0 ? some(PEOPLE) : steers ? some(List.of("berta", "sven")) : fitting(item);
        ok(loans.as(person).post("/api/work/" + item.id() + "/" + verb, body));
    }

    private void release() {
        TaskView item = some(items());
        String person = fitting(item);
        if (item.assignee() == null) {
            ok(loans.as(person).post("/api/work/" + item.id() + "/claim", "{}"));
        }
        ok(loans.as(person).post("/api/work/" + item.id() + "/release", "{}"));
    }

    private static List<TaskView> only(List<TaskView> items, Predicate<TaskView> which) {
        return items.stream().filter(which).toList();
    }

    /** The front office has no part in the engine's own API. */
    private List<TaskView> ofBackOffice() {
        return items().stream()
                .filter(item -> !item.groups().isEmpty() && !item.groups().contains("front-office"))
                .toList();
    }

    private void completeByRest() {
        TaskView item = some(ofBackOffice());
        Map<String, Object> variables = new LinkedHashMap<>();
        answers(item).forEach((name, value) -> variables.put(name, Map.of("value", value)));
        rest(fitting(item), "/task/" + item.id() + "/complete", write(Map.of("variables", variables)));
    }

    private void sendBack() {
        for (TaskView item : items()) {
            List<String> steps = loans.as("omar")
                    .get("/api/work/" + item.id())
                    .json()
                    .path("returns")
                    .path("steps")
                    .findValuesAsText("id");
            if (!steps.isEmpty() && random.nextBoolean()) {
                String cause = some(List.of("wrong-data", "wrong-decision", "customer-changed-mind"));
                ok(loans.as(fitting(item))
                        .post(
                                "/api/work/" + item.id() + "/return",
                                write(Map.of("toStep", some(steps), "cause", cause, "note", "walked back"))));
                return;
            }
        }
        throw new EngineDoors.NothingThere();
    }

    private void reopen() {
        CaseView closed =
                some(cases.list(CaseQuery.all().inState(CaseView.State.CLOSED), Visibility.everything(), Paging.first())
                        .items());
        ok(loans.as(some(List.of("carla", "bruno", "sven", "omar")))
                .post("/api/cases/" + closed.reference() + "/reopen", "{\"cause\": \"wrong-decision\"}"));
    }

    /** Things seldom get stuck by themselves: now and then an operator stops one first. */
    private void settle(String verb, String body) {
        if (random.nextInt(3) == 0) {
            retries("job", 0);
        } else {
            stopOutside();
        }
        String person = some(List.of("berta", "sven", "omar", "omar", "omar", "carla"));
        String may = WAYS_OUT.get(verb);
        List<Map.Entry<String, JsonNode>> settled = new ArrayList<>();
        for (JsonNode found :
                loans.as("omar").get("/api/cases?stuck=true").json().path("items")) {
            String reference = found.path("reference").asText();
            for (JsonNode each :
                    loans.as("omar").get("/api/cases/" + reference).json().path("stuck")) {
                if (each.path(may).asBoolean()) {
                    settled.add(Map.entry(reference, each));
                }
            }
        }
        Map.Entry<String, JsonNode> one = some(settled);
        String path = "/api/cases/" + one.getKey() + "/stuck/"
                + one.getValue().path("id").asText() + "/" + verb;
        ok(loans.as(person).post(path, body.isEmpty() ? byHand(one.getValue()) : body));
    }

    /** Where nothing waits for the outside, a new application does. */
    private void stopOutside() {
        if (loans.as("omar")
                        .get("/engine-rest/external-task/count")
                        .json()
                        .path("count")
                        .asInt()
                == 0) {
            start();
        }
        retries("external-task", 0);
    }

    private String byHand(JsonNode stuck) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (JsonNode field : stuck.path("byHandFields")) {
            Object value =
                    switch (field.path("type").asText()) {
                        case "number" -> random.nextInt(900);
                        case "checkbox" -> random.nextBoolean();
                        default -> "by hand";
                    };
            data.put(field.path("name").asText(), value);
        }
        return write(Map.of("note", "done outside", "data", data));
    }

    /** Mostly somebody whose work it is. */
    private String fitting(TaskView item) {
        String assignee = item.assignee();
        if (assignee != null && random.nextInt(4) > 0) {
            return assignee;
        }
        return switch (item.groups().isEmpty() ? "" : some(item.groups())) {
            case "front-office" -> some(List.of("carla", "cem"));
            case "credit-officer", "claims-investigation" -> "bruno";
            case "credit-lead" -> "berta";
            default -> some(PEOPLE);
        };
    }

    private void retries(String of, int retries) {
        Http operator = loans.as("omar");
        Http.Answer all = operator.get("/engine-rest/" + of);
        ok(all);
        List<String> ids = all.json().findValuesAsText("id");
        ok(operator.put("/engine-rest/" + of + "/" + some(ids) + "/retries", "{\"retries\": " + retries + "}"));
    }

    private void complete() {
        TaskView item = some(items());
        ok(loans.as(fitting(item)).post("/api/work/" + item.id() + "/complete", write(Map.of("data", answers(item)))));
    }

    private Map<String, Object> answers(TaskView item) {
        Map<String, Object> data = new LinkedHashMap<>();
        catalog.model(item.definitionId())
                .step(item.step())
                .map(ProcessModel.Step::form)
                .ifPresent(form -> form.fields().values().forEach(field -> {
                    if (!field.readOnly() && (field.required() || random.nextBoolean())) {
                        data.put(field.key(), answer(field));
                    }
                }));
        return data;
    }

    private Object answer(Field field) {
        if (!field.options().isEmpty()) {
            return some(field.options());
        }
        return switch (field.type()) {
            case "number" -> within(field.validate());
            case "checkbox" -> random.nextBoolean();
            default -> field.key().equals("iban") ? "NL91ABNA0417164300" : "something";
        };
    }

    private int within(Map<String, Object> validate) {
        int min = validate.get("min") instanceof Number number ? number.intValue() : 1;
        int max = validate.get("max") instanceof Number number ? number.intValue() : 1000;
        return min + random.nextInt(max - min + 1);
    }

    private void message(String name, String variables) {
        ok(loans.as("carla")
                .with("Message-Id", UUID.randomUUID().toString())
                .post(
                        "/api/cases/" + some(open()).reference() + "/messages/" + name,
                        "{\"variables\": {" + variables + "}}"));
    }

    private String fetched(List<String> topics) {
        List<Map<String, Object>> wanted = topics.stream()
                .map(topic -> Map.<String, Object>of("topicName", topic, "lockDuration", 60_000))
                .toList();
        Http.Answer locked = loans.as("wim")
                .post(
                        "/engine-rest/external-task/fetchAndLock",
                        write(Map.of("workerId", "wim", "maxTasks", 1, "topics", wanted)));
        ok(locked);
        return "/external-task/" + some(locked.json().findValuesAsText("id"));
    }

    private void refusedByTheBank() {
        if (waitingOutside("payment.payout") == 0) {
            upToThePayout();
        }
        String path = fetched(List.of("payment.payout"));
        rest("wim", path + "/bpmnError", "{\"workerId\": \"wim\", \"errorCode\": \"bank-details-rejected\"}");
    }

    private void external() {
        if (waitingOutside("documents.generate-offer") + waitingOutside("payment.payout") == 0) {
            loans.startUpToTheOffer(Loans.GOOD);
        }
        String path = fetched(List.of("documents.generate-offer", "payment.payout"));
        if (random.nextBoolean()) {
            rest("wim", path + "/complete", "{\"workerId\": \"wim\"}");
        } else {
            rest("wim", path + "/failure", "{\"workerId\": \"wim\", \"errorMessage\": \"down\", \"retries\": 0}");
        }
    }

    private int waitingOutside(String topic) {
        return loans.as("omar")
                .get("/engine-rest/external-task/count?notLocked=true&withRetriesLeft=true&topicName=" + topic)
                .json()
                .path("count")
                .asInt();
    }

    /** People do their part of a good application, and the bank is left to do its own. */
    private void upToThePayout() {
        String reference = loans.start(Loans.GOOD);
        loans.complete(reference, "Task_FollowUpOffer", "carla", "{\"offerAnswer\": \"accepted\"}");
        ok(loans.as("bruno")
                .post(
                        "/api/work/" + loans.itemAt(reference, "Task_CheckReturnedDocuments") + "/complete",
                        "{\"data\": {\"documentsResult\": \"complete\"}}"));
    }

    private void rest(String person, String path, String body) {
        ok(loans.as(person).post("/engine-rest" + path, body));
    }

    private static void ok(Http.Answer answer) {
        if (answer.status() >= 300) {
            throw new EngineDoors.NothingThere();
        }
    }

    private List<TaskView> items() {
        return work.list(TaskQuery.of(TaskQuery.View.ALL), Visibility.everything(), Paging.first())
                .items();
    }

    private List<CaseView> open() {
        return cases.list(CaseQuery.all().inState(CaseView.State.OPEN), Visibility.everything(), Paging.first())
                .items();
    }

    private <T> T some(List<T> of) {
        if (of.isEmpty()) {
            throw new EngineDoors.NothingThere();
        }
        return new ArrayList<>(of).get(random.nextInt(of.size()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
