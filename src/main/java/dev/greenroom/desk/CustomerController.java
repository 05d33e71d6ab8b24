package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseFinder;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A customer with all their cases, for somebody who has them on the line. */
@RestController
@Tag(name = "Desk")
class CustomerController {

    private final CaseFinder finder;
    private final ToldCases told;
    private final Contacts contacts;
    private final DeskDeeds deeds;
    private final Lookups lookups;
    private final Callers callers;
    private final CaseRights rights;
    private final Clock clock;

    CustomerController(
            CaseFinder finder,
            ToldCases told,
            Contacts contacts,
            DeskDeeds deeds,
            Lookups lookups,
            Callers callers,
            CaseRights rights,
            Clock clock) {
        this.finder = finder;
        this.told = told;
        this.contacts = contacts;
        this.deeds = deeds;
        this.lookups = lookups;
        this.callers = callers;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/api/desk/customers/{id}")
    @Operation(
            summary = "All cases of a customer as one way through time",
            description = "With what the customer was promised and each time that they asked. Each look is recorded.")
    @ApiResponse(responseCode = "200", description = "What may be said to the customer, in plain words")
    @ApiResponse(
            responseCode = "404",
            ref = "Problem",
            description = "No case of this customer that the caller may see")
    CustomerJourney customer(@PathVariable String id, Locale language) {
        List<CaseView> found = finder.ofCustomer(id, rights.sight(), CustomerJourney.MOST_CASES + 1);
        if (found.isEmpty()) {
            throw new UnknownCustomer();
        }
        boolean more = found.size() > CustomerJourney.MOST_CASES;
        List<CaseView> shown = more ? found.subList(0, CustomerJourney.MOST_CASES) : found;
        List<String> references = shown.stream().map(CaseView::reference).toList();
        lookups.lookedAtCustomer(references);
        CustomerJourney.Beside beside = new CustomerJourney.Beside(
                contacts.count(references),
                contacts.about(references, CustomerJourney.MOST_MOMENTS),
                told.promised(shown, language),
                deeds.about(references, CustomerJourney.MOST_MOMENTS),
                callers::displayName);
        return CustomerJourney.of(told.tell(shown, language), more, beside, clock.instant());
    }
}
