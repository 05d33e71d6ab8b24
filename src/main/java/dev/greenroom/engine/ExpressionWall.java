package dev.greenroom.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Says what an expression may be made of: literals, names, properties, operators, and calls of registered functions.
 * Reads the expression's own syntax tree, so nothing hides behind its spelling.
 */
class ExpressionWall {

    private static final int MAX_LENGTH = 500;
    private static final Set<String> FUNCTIONS = Set.of("now", "currentUser");
    private static final String LOOP_COUNTER = "loopCounter";

    private final ModelRegistry registry;
    private final Builder builder = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.NULL_PROPERTIES);

    ExpressionWall(ModelRegistry registry) {
        this.registry = registry;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Why the expression is refused; empty when it is fine. */
    Optional<String> refusal(String expression) {
        if (!isExpression(expression)) {
            return Optional.empty();
        }
        if (expression.length() > MAX_LENGTH) {
            return Optional.of("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return node(builder.build(expression).getRoot());
        } catch (TreeBuilderException broken) {
            return Optional.of("it cannot be read at position " + broken.getPosition());
        }
    }

    void check(String expression) {
        refusal(expression).ifPresent(reason -> {
            throw new ExpressionRefused(reason);
        });
    }

    private Optional<String> node(Node node) {
        if (node instanceof AstMethod method) {
            return call(method);
        }
        if (node instanceof AstFunction function) {
            return FUNCTIONS.contains(function.getName()) && function.getParamCount() == 0
                    ? Optional.empty()
                    : Optional.of("there is no function '" + function.getName() + "'");
        }
        if (node instanceof AstProperty property && property.getChild(0) instanceof AstLiteral) {
            return Optional.of("a literal has no properties");
        }
        if (node instanceof AstBracket bracket) {
            return index(bracket.getChild(1)) ? children(node) : Optional.of("brackets hold a literal or loopCounter");
        }
        return known(node) ? children(node) : Optional.of("it has a part that models may not use");
    }

    private static boolean known(Node node) {
        return node instanceof AstLiteral
                || node instanceof AstIdentifier
                || node instanceof AstDot
                || node instanceof AstBinary
                || node instanceof AstUnary
                || node instanceof AstChoice
                || node instanceof AstNested
                || node instanceof AstText
                || node instanceof AstComposite
                || node instanceof AstEval;
    }

    private Optional<String> children(Node node) {
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> refusal = node(node.getChild(i));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static boolean index(Node node) {
        return node instanceof AstLiteral
                || (node instanceof AstIdentifier name && LOOP_COUNTER.equals(name.getName()));
    }

    private Optional<String> call(AstMethod method) {
        Node property = method.getChild(0);
        if (!(property instanceof AstDot dot) || !(dot.getChild(0) instanceof AstIdentifier)) {
            return Optional.of("only registered functions can be called");
        }
        String name = structure(dot);
        Node arguments = method.getChild(1);
        boolean known = registry.function(name)
                .filter(function -> function.arity() == arguments.getCardinality())
                .isPresent();
        if (!known) {
            return Optional.of("there is no function '" + name + "' with " + arguments.getCardinality() + " arguments");
        }
        for (int i = 0; i < arguments.getCardinality(); i++) {
            Node argument = arguments.getChild(i);
            boolean plain =
                    argument instanceof AstLiteral || argument instanceof AstIdentifier || argument instanceof AstDot;
            if (!plain) {
                return Optional.of("arguments are literals or names");
            }
            Optional<String> refusal = children(argument);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static String structure(AstNode node) {
        StringBuilder text = new StringBuilder();
        node.appendStructure(text, null);
        return text.toString().replace(" ", "");
    }
}
