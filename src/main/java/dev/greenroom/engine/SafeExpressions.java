package dev.greenroom.engine;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** Expressions over plain values and registered functions; no reflection, so no Java object can be reached. */
class SafeExpressions extends JuelExpressionManager {

    private static final Set<String> FUNCTIONS = Set.of("now", "currentUser");

    private final ModelNames names;
    private final ExpressionWall wall;

    SafeExpressions(ModelNames names, ExpressionWall wall) {
        this.names = names;
        this.wall = wall;
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        wall.check(expression);
        return super.createValueExpression(expression);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(names);
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new MapELResolver(true));
        resolvers.add(new ListELResolver(true));
        resolvers.add(new ArrayELResolver(true));
        return resolvers;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            @SuppressWarnings("NullAway") // null is how a function mapper says "unknown"
            public Method resolveFunction(String prefix, String name) {
                boolean plain = prefix == null || prefix.isBlank();
                return plain && FUNCTIONS.contains(name) ? functions.get(name) : null;
            }
        };
    }
}
