package dev.greenroom.statuspage;

import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.shared.Refusal;
import java.util.Optional;

/** There is nobody to whom the case could be shown. */
final class NoStatusLink extends Refusal {

    private static final long serialVersionUID = 1L;

    private NoStatusLink(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    static Optional<NoStatusLink> of(CaseView view, CustomerStatuses statuses) {
        if (view.isInternal()) {
            return Optional.of(new NoStatusLink(
                    "internal-case",
                    "This is work of our own about another case. Send the customer a link to that case."));
        }
        if (view.customer().id() == null) {
            return Optional.of(new NoStatusLink("no-customer", "This case has no customer to send a link to."));
        }
        if (statuses.asksForPostcode(view) && Postcode.of(view).isEmpty()) {
            return Optional.of(new NoStatusLink(
                    "postcode-unknown",
                    "The page of this case asks for the customer's postcode, and the case has none. Note it first."));
        }
        return Optional.empty();
    }
}
