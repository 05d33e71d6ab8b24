package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** The caller is in none of the work item’s groups. */
public final class NotOfYourGroups extends Refusal {

    private static final long serialVersionUID = 1L;

    NotOfYourGroups() {
        super(
                Kind.FORBIDDEN,
                "not-of-your-groups",
                "This work item belongs to other groups. Their lead can give it to you.");
    }
}
