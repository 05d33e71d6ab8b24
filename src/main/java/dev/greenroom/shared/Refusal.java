package dev.greenroom.shared;

import java.util.List;
import java.util.Map;

/** A request that was understood and refused; changes nothing. Subclasses are named for the fact. */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in the terms of HTTP: the one mapping to status codes stands in {@code web}. */
    public enum Kind {
        BAD_INPUT,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        GONE,
        TOO_LARGE,
        UNPROCESSABLE,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> facts;

    protected Refusal(Kind kind, String code, String detail) {
        this(kind, code, detail, List.of(), Map.of());
    }

    protected Refusal(Kind kind, String code, String detail, List<FieldProblem> errors, Map<String, Object> facts) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable, kebab case, for programs: {@code task-already-claimed}. */
    public String code() {
        return code;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** Further members of the problem document, such as {@code claimedBy}. */
    public Map<String, Object> facts() {
        return facts;
    }
}
