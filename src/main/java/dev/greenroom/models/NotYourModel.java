package dev.greenroom.models;

import dev.greenroom.shared.Refusal;

/** A model of somebody else. */
class NotYourModel extends Refusal {

    private static final long serialVersionUID = 1L;

    NotYourModel(String key, String owner) {
        super(Kind.FORBIDDEN, "foreign-owner", "'" + key + "' belongs to " + owner + ".");
    }
}
