package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;

/** Nobody of this key has a case that the caller may see. */
final class UnknownCustomer extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownCustomer() {
        super(
                Kind.NOT_FOUND,
                "unknown-customer",
                "There is no customer of this key with a case, or you may not see them. Find the customer by name.");
    }
}
