package dev.greenroom.engine.models;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may do: read variables and their properties, compare, compute, choose, and call registered functions
 * with literals or variables. Judged on the tree that the engine's own parser makes of it.
 */
public final class SafeExpression {

    /** The longest expression; literal text around it does not count. */
    public static final int MAX_LENGTH = 500;

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_NESTING = 30;
    private static final Set<String> FUNCTIONS = Set.of("now", "currentUser");
    private static final Set<String> GIVEN = Set.of(
            "execution",
            "task",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "sla",
            "list",
            "externalTask",
            "error");
    private static final Pattern START = Pattern.compile("[$#]\\s*\\{");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** What is wrong with an expression. {@code code}: {@code expression-syntax} or {@code expression}. */
    public record Fault(String code, String reason) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    private final ModelVocabulary vocabulary;

    public SafeExpression(ModelVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether the engine would take the text for an expression. */
    public static boolean isIn(String text) {
        return START.matcher(text).find();
    }

    /** The fault of a text; null when it is plain text or a safe expression. */
    public @Nullable Fault fault(String text) {
        if (!isIn(text)) {
            return null;
        }
        if (text.length() > MAX_TEXT || literalFree(text) > MAX_LENGTH) {
            return new Fault("expression", "An expression has at most " + MAX_LENGTH + " characters.");
        }
        if (nesting(text) > MAX_NESTING) {
            return new Fault("expression", "The expression is nested too deeply.");
        }
        try {
            Tree tree = parse(text);
            check(tree.getRoot());
            return null;
        } catch (TreeBuilderException broken) {
            return new Fault(
                    "expression-syntax",
                    "'" + HardenedXml.shortened(text) + "' is no expression: "
                            + HardenedXml.shortened(String.valueOf(broken.getMessage())));
        } catch (Refused refused) {
            return new Fault(
                    "expression",
                    refused.getMessage() + " in '" + HardenedXml.shortened(text)
                            + "'. Allowed are variables, their properties, comparisons, arithmetic and registered"
                            + " functions.");
        }
    }

    /** The variables that a safe expression reads, without the names the engine itself gives. */
    public static Set<String> variables(String text) {
        if (!isIn(text)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        try {
            parse(text).getIdentifierNodes().forEach(node -> names.add(node.getName()));
        } catch (TreeBuilderException broken) {
            return Set.of();
        }
        names.removeAll(GIVEN);
        return names;
    }

    private static Tree parse(String text) {
        return new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
    }

    /** Characters from the first opening to the end of the last; an upper bound for the expressions in the text. */
    private static int literalFree(String text) {
        int length = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!inside && character == '{' && i > 0 && "$#".indexOf(text.charAt(i - 1)) >= 0) {
                inside = true;
            } else if (inside && character == '}') {
                inside = false;
            } else if (inside) {
                length++;
            }
        }
        return length;
    }

    private static int nesting(String text) {
        int depth = 0;
        int deepest = 0;
        int unary = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += "([?".indexOf(character) >= 0 ? 1 : ")]:".indexOf(character) >= 0 ? -1 : 0;
            unary = character == '!' || character == '-' ? unary + 1 : Character.isWhitespace(character) ? unary : 0;
            deepest = Math.max(deepest, Math.max(depth, unary));
        }
        return deepest;
    }

    private void check(Node node) {
        if (node instanceof AstFunction function) {
            throw refusedFunction(function);
        } else if (node instanceof AstMethod method) {
            checkCall(method);
            return;
        } else if (node instanceof AstBracket bracket) {
            checkIndex(bracket);
        } else if (node instanceof AstDot dot) {
            checkProperty(dot);
        } else if (!isHarmless(node)) {
            throw new Refused("'" + node + "' is not allowed");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            if (!isAllowedCall(node.getChild(i))) {
                check(node.getChild(i));
            }
        }
    }

    private static boolean isAllowedCall(Node node) {
        return node instanceof AstFunction function
                && function.getParamCount() == 0
                && FUNCTIONS.contains(function.getName());
    }

    private static Refused refusedFunction(AstFunction function) {
        return new Refused("'" + function.getName() + "()' is no function a model may call");
    }

    private static boolean isHarmless(Node node) {
        return node instanceof AstEval
                || node instanceof AstComposite
                || node instanceof AstNested
                || node instanceof AstBinary
                || node instanceof AstUnary
                || node instanceof AstChoice
                || node instanceof AstIdentifier
                || isLiteral(node);
    }

    private static boolean isLiteral(Node node) {
        return node instanceof AstString
                || node instanceof AstNumber
                || node instanceof AstBoolean
                || node instanceof AstNull
                || node instanceof AstText;
    }

    private static void checkIndex(AstBracket bracket) {
        Node index = bracket.getChild(1);
        boolean counter = index instanceof AstIdentifier name && name.getName().equals("loopCounter");
        boolean literal = index instanceof AstNumber || index instanceof AstString;
        if (!counter && !literal) {
            throw new Refused("brackets hold a literal or loopCounter only");
        }
        if (index instanceof AstString && isReserved(index.toString().replaceAll("[^\\p{L}\\p{N}_]", ""))) {
            throw new Refused("'" + index + "' is not allowed");
        }
        checkBase(bracket.getChild(0));
    }

    private static void checkProperty(AstDot dot) {
        String property = property(dot);
        if (!NAME.matcher(property).matches() || isReserved(property)) {
            throw new Refused("'." + property + "' is not allowed");
        }
        checkBase(dot.getChild(0));
    }

    /** Properties are read from variables, never from a literal or a computed value. */
    private static void checkBase(Node base) {
        if (!(base instanceof AstIdentifier || base instanceof AstDot || base instanceof AstBracket)) {
            throw new Refused("a property can be read from a variable only");
        }
    }

    private static boolean isReserved(String property) {
        return property.equals("class") || property.equals("getClass") || property.startsWith("__");
    }

    private static String property(AstDot dot) {
        return dot.toString().replaceFirst("^\\.\\s*", "");
    }

    private void checkCall(AstMethod call) {
        Node target = call.getChild(0);
        Node parameters = call.getChild(1);
        if (!(target instanceof AstDot dot) || !(dot.getChild(0) instanceof AstIdentifier topic)) {
            throw new Refused("only a registered function can be called");
        }
        String name = topic.getName() + "." + property(dot);
        if (!vocabulary.hasFunction(name, parameters.getCardinality())) {
            throw new Refused("'" + name + "()' is no function a model may call");
        }
        for (int i = 0; i < parameters.getCardinality(); i++) {
            Node argument = parameters.getChild(i);
            if (argument instanceof AstDot) {
                check(argument);
            } else if (!isLiteral(argument) && !(argument instanceof AstIdentifier)) {
                throw new Refused("a function takes literals and variables only");
            }
        }
    }
}
