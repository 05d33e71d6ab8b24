package dev.greenroom.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.engine.catalog.Field;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.functions.TopicDeclarations;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.shared.Refusal.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Rules of single routes: workers keep to their topics, people to their own name, writers to the declared variables. */
@ConditionalOnWebApplication
@Component
class RestRules {

    private static final Pattern TASK = Pattern.compile("/engine-rest/task/([^/]+)/(claim|unclaim|complete)");
    private static final Pattern EXTERNAL =
            Pattern.compile("/engine-rest/external-task/([^/]+)/(complete|failure|bpmnError|extendLock|unlock)");
    private static final Pattern START = Pattern.compile("/engine-rest/process-definition/(key/)?([^/]+)/start");
    private static final String FETCH = "/engine-rest/external-task/fetchAndLock";
    private static final List<String> WRITTEN = List.of("variables", "localVariables");
    private static final String CHANNEL = "channel";
    private static final String OUR_OWN = "internal";
    private static final Set<String> START_MEMBERS = Set.of("variables", "businessKey", "withVariablesInReturn");

    private final Callers callers;
    private final TaskService tasks;
    private final ExternalTaskService externalTasks;
    private final RuntimeService runtime;
    private final ProcessCatalog catalog;
    private final EngineCommands commands;
    private final ObjectProvider<TopicDeclarations> topics;

    RestRules(
            Callers callers,
            TaskService tasks,
            ExternalTaskService externalTasks,
            RuntimeService runtime,
            ProcessCatalog catalog,
            EngineCommands commands,
            ObjectProvider<TopicDeclarations> topics) {
        this.callers = callers;
        this.tasks = tasks;
        this.externalTasks = externalTasks;
        this.runtime = runtime;
        this.catalog = catalog;
        this.commands = commands;
        this.topics = topics;
    }

    void check(String method, String path, JsonNode body) {
        if (method.equals("GET")) {
            return;
        }
        Matcher task = TASK.matcher(path);
        Matcher external = EXTERNAL.matcher(path);
        Matcher start = START.matcher(path);
        if (task.matches()) {
            task(task.group(1), task.group(2), body);
        } else if (external.matches()) {
            external(external.group(1), body);
        } else if (start.matches()) {
            start(start.group(1) != null, start.group(2), body);
        } else if (path.equals(FETCH)) {
            fetch(body);
        }
    }

    private void task(String id, String verb, JsonNode body) {
        Caller caller = callers.current();
        if (verb.equals("claim") && !caller.name().equals(body.path("userId").asText())) {
            throw new BodyRefused("userId", "must be your own name");
        }
        Task task = commands.runAsService(context ->
                tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult());
        if (task == null) {
            return;
        }
        boolean others = task.getAssignee() != null && !task.getAssignee().equals(caller.name());
        if (others) {
            throw new NotYourWork(Kind.CONFLICT, "task-already-claimed", "'" + task.getAssignee() + "' has this task.");
        }
        if (verb.equals("unclaim") && task.getAssignee() != null) {
            // The engine knows no right to put back one's own work without the right to give it to others.
            OwnDoor.open();
        } else if (verb.equals("complete")) {
            ProcessModel model = catalog.model(task.getProcessDefinitionId());
            declared(
                    body.path("variables"),
                    () -> tasks.getVariable(id, CHANNEL),
                    model.step(task.getTaskDefinitionKey())
                            .map(ProcessModel.Step::form)
                            .<Map<String, Field>>map(form -> form.fields())
                            .orElse(Map.of()));
        }
    }

    private void start(boolean byKey, String name, JsonNode body) {
        Iterator<String> members = body.fieldNames();
        while (members.hasNext()) {
            String member = members.next();
            if (!START_MEMBERS.contains(member)) {
                throw new BodyRefused(member, "is not allowed");
            }
        }
        ProcessModel model = byKey ? catalog.latest(name).orElse(null) : version(name);
        if (model != null) {
            declared(body.path("variables"), () -> null, model.startFields());
        }
    }

    private @Nullable ProcessModel version(String definitionId) {
        // The engine itself answers that there is none.
        return catalog.known(definitionId).orElse(null);
    }

    private void declared(JsonNode variables, Supplier<@Nullable Object> known, Map<String, Field> fields) {
        boolean echoed = isEchoed("variables", variables, known);
        Iterator<String> names = variables.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (echoed && name.equals(CHANNEL)) {
                continue;
            }
            Field field = fields.get(name);
            if (field == null || field.readOnly()) {
                throw new BodyRefused("variables." + name, "is not declared by the form");
            }
        }
    }

    /**
     * The house alone begins work of its own, of which no customer hears. Who hands back what the work has been all along
     * changes nothing: true then. What only reads like it would be written as it was sent.
     */
    private boolean isEchoed(String member, JsonNode variables, Supplier<@Nullable Object> known) {
        JsonNode sent = variables.path(CHANNEL);
        if (!sent.path("value").asText().strip().equals(OUR_OWN)) {
            return false;
        }
        if (!OUR_OWN.equals(commands.runAsService(context -> known.get()))) {
            throw new BodyRefused(
                    member + "." + CHANNEL, "must not be '" + OUR_OWN + "': only the house begins such work");
        }
        if (!isOurOwn(sent)) {
            throw new BodyRefused(
                    member + "." + CHANNEL, "may only be handed back as it is: the text '" + OUR_OWN + "' alone");
        }
        return true;
    }

    private static boolean isOurOwn(JsonNode sent) {
        JsonNode type = sent.path("type");
        JsonNode about = sent.path("valueInfo");
        return sent.path("value").isTextual()
                && sent.path("value").textValue().equals(OUR_OWN)
                && (type.isMissingNode() || type.isNull() || type.asText().matches("[Ss]tring"))
                && (about.isNull() || about.isEmpty());
    }

    private void fetch(JsonNode body) {
        for (JsonNode topic : body.path("topics")) {
            topic(topic.path("topicName").asText());
        }
    }

    private void external(String id, JsonNode body) {
        ExternalTask task = commands.runAsService(context ->
                externalTasks.createExternalTaskQuery().externalTaskId(id).singleResult());
        if (task != null) {
            topic(task.getTopicName());
            for (String member : WRITTEN) {
                JsonNode written = body.path(member);
                boolean echoed =
                        isEchoed(member, written, () -> runtime.getVariable(task.getProcessInstanceId(), CHANNEL));
                outputs(task).ifPresent(declared -> written.fieldNames().forEachRemaining(name -> {
                    if (!declared.contains(name) && !(echoed && name.equals(CHANNEL))) {
                        throw new BodyRefused(
                                member + "." + name, "is not among what '" + task.getTopicName() + "' writes");
                    }
                }));
            }
        }
    }

    /** What the model says of the step goes first; then what is known of its topic. */
    private Optional<Set<String>> outputs(ExternalTask task) {
        String said = catalog.model(task.getProcessDefinitionId())
                .step(task.getActivityId())
                .map(step -> step.properties().get("writes"))
                .orElse(null);
        return said == null
                ? topics.stream()
                        .flatMap(known -> known.outputs(task.getTopicName(), task.getProcessDefinitionKey()).stream())
                        .findFirst()
                : Optional.of(Set.of(said.trim().split("\\s*,\\s*")));
    }

    private void topic(String topic) {
        boolean own = callers.current().topics().stream()
                .anyMatch(pattern -> pattern.endsWith(".*")
                        ? topic.startsWith(pattern.substring(0, pattern.length() - 1))
                        : topic.equals(pattern));
        if (!own) {
            throw new NotYourWork(
                    Kind.FORBIDDEN, "topic-not-yours", "Your user may not serve the topic '" + topic + "'.");
        }
    }
}
