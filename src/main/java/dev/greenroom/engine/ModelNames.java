package dev.greenroom.engine;

import dev.greenroom.engine.catalog.OwnVariables;
import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a bare name means in an expression: a function's topic, a view of the execution or task, a registered delegate, a
 * variable; in this order, so that no variable can shadow what code registers.
 */
class ModelNames extends ELResolver {

    private record Topic(String name) {}

    private final ModelRegistry registry;
    private final VariableValues values;

    ModelNames(ModelRegistry registry, VariableValues values) {
        this.registry = registry;
        this.values = values;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Topic topic) {
            throw new ProcessEngineException("'" + topic.name() + "." + property + "' is no value.");
        }
        if (base != null || !(property instanceof String name)) {
            return null;
        }
        Optional<Object> known = known(context, name);
        known.ifPresent(value -> context.setPropertyResolved(true));
        if (known.isPresent()) {
            return known.get();
        }
        VariableScope scope = scope(context);
        Optional<ModelDelegate> delegate = scope == null ? Optional.empty() : registry.delegate(name);
        if (delegate.isPresent()) {
            context.setPropertyResolved(true);
            return new Delegate(delegate.get(), values);
        }
        if (scope != null && scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return jsonAsPlain(scope.getVariable(name));
        }
        if (scope != null && OwnVariables.AT_START.contains(name)) {
            context.setPropertyResolved(true);
            return null;
        }
        return null;
    }

    private Optional<Object> known(ELContext context, String name) {
        if (registry.isTopic(name)) {
            return Optional.of(new Topic(name));
        }
        VariableScope scope = scope(context);
        if (scope == null) {
            return Optional.empty();
        }
        return switch (name) {
            case "execution" -> execution(scope);
            case "task" -> scope instanceof TaskEntity task ? Optional.of(view(task)) : Optional.empty();
            case "authenticatedUserId" ->
                Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> execution(VariableScope scope) {
        if (scope instanceof TaskEntity task) {
            return Optional.ofNullable(task.getExecution()).map(ModelNames::view);
        }
        return scope instanceof ExecutionEntity execution ? Optional.of(view(execution)) : Optional.empty();
    }

    private static Map<String, @Nullable Object> view(ExecutionEntity execution) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", execution.getId());
        view.put("processInstanceId", execution.getProcessInstanceId());
        view.put("rootProcessInstanceId", execution.getRootProcessInstanceId());
        view.put("processDefinitionId", execution.getProcessDefinitionId());
        view.put("businessKey", execution.getProcessBusinessKey());
        view.put("processBusinessKey", execution.getProcessBusinessKey());
        view.put("activityId", execution.getActivityId());
        view.put("activityInstanceId", execution.getActivityInstanceId());
        return view;
    }

    private static Map<String, @Nullable Object> view(TaskEntity task) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", task.getId());
        view.put("name", task.getName());
        view.put("assignee", task.getAssignee());
        view.put("priority", task.getPriority());
        view.put("taskDefinitionKey", task.getTaskDefinitionKey());
        return view;
    }

    /** JSON variables become lists and maps; everything else is left, so that nothing changes its type unasked. */
    private @Nullable Object jsonAsPlain(@Nullable Object value) {
        if (value instanceof SpinJsonNode || value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return values.plain(value);
        }
        return value;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object @Nullable [] arguments) {
        if (!(base instanceof Topic topic)) {
            throw new ProcessEngineException("'" + method + "' cannot be called here: only registered functions can.");
        }
        String name = topic.name() + "." + method;
        int count = arguments == null ? 0 : arguments.length;
        ModelFunction function = registry.function(name)
                .filter(candidate -> candidate.arity() == count)
                .orElseThrow(() -> new ProcessEngineException(
                        "There is no function '" + name + "' with " + count + " arguments."));
        context.setPropertyResolved(true);
        return function.body()
                .call(
                        ExecutionScope.of(scope(context), values),
                        arguments == null ? java.util.List.of() : Arrays.asList(arguments));
    }

    private static @Nullable VariableScope scope(ELContext context) {
        return (VariableScope) context.getContext(VariableScope.class);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        throw new ProcessEngineException("An expression cannot change '" + property + "'.");
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    /** Runs registered code as what the engine takes for a delegate; nothing can be called on it from an expression. */
    private record Delegate(ModelDelegate delegate, VariableValues values) implements JavaDelegate, ExecutionListener {

        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            delegate.body().accept(ExecutionScope.ofDelegate(execution, values));
        }

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            execute(execution);
        }
    }
}
