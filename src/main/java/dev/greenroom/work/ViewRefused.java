package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** A list cannot be kept under this name, or is not there. */
public final class ViewRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private ViewRefused(Kind kind, String code, String detail) {
        super(kind, code, detail);
    }

    static ViewRefused sameName(String name) {
        return new ViewRefused(
                Kind.CONFLICT, "view-exists", "You have a view named '" + name + "'. Choose another name.");
    }

    static ViewRefused tooMany(int most) {
        return new ViewRefused(
                Kind.CONFLICT, "too-many-views", "You have " + most + " views. Delete one you no longer use.");
    }

    static ViewRefused unknown() {
        return new ViewRefused(Kind.NOT_FOUND, "unknown-view", "There is no such view, or it is not shared with you.");
    }

    static ViewRefused notYours() {
        return new ViewRefused(
                Kind.FORBIDDEN, "not-your-view", "Only who made a view, or who leads its team, deletes it.");
    }
}
