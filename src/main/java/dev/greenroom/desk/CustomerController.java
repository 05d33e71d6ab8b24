package dev.greenroom.desk;

import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.shared.LookAgain;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer with all their cases, for somebody who has them on the line. */
@RestController
@Tag(name = "Desk")
class CustomerController {

    private static final String EACH_LOOK =
            "With what the customer was promised and each time that they asked. Each look is recorded."
                    + LookAgain.SAID;

    private final OnePerson people;
    private final CasesAloud cases;
    private final ToldCases told;
    private final CustomerMoments moments;
    private final Contacts contacts;
    private final DeskDeeds deeds;
    private final Lookups lookups;
    private final Clock clock;

    CustomerController(
            OnePerson people,
            CasesAloud cases,
            ToldCases told,
            CustomerMoments moments,
            Contacts contacts,
            DeskDeeds deeds,
            Lookups lookups,
            Clock clock) {
        this.people = people;
        this.cases = cases;
        this.told = told;
        this.moments = moments;
        this.contacts = contacts;
        this.deeds = deeds;
        this.lookups = lookups;
        this.clock = clock;
    }

    @GetMapping("/api/desk/customers/{id}")
    @Operation(summary = "All cases of a customer as one way through time", description = EACH_LOOK)
    @ApiResponse(responseCode = "200", description = "What may be said to the customer, in plain words")
    @ApiResponse(
            responseCode = "404",
            ref = "Problem",
            description = "No case of this customer that the caller may see")
    CustomerJourney customer(@PathVariable String id, Locale language) {
        return journey(people.ofCustomer(id), language);
    }

    @GetMapping("/api/desk/customers/{id}/moments")
    @Operation(summary = "What happened in a customer's cases before", description = EACH_LOOK)
    CustomerJourney.Moments moments(
            @PathVariable String id, @RequestParam(required = false) @Nullable String cursor, Locale language) {
        return part(people.ofCustomer(id), cursor, language);
    }

    @GetMapping("/api/desk/cases/{reference}/customer")
    @Operation(
            summary = "All cases of whoever a case is of",
            description =
                    "By their customer number; without one, the cases of the same name with the same mail address or phone"
                            + " number. " + EACH_LOOK)
    CustomerJourney customerOf(@PathVariable String reference, Locale language) {
        return journey(people.of(cases.find(reference)), language);
    }

    @GetMapping("/api/desk/cases/{reference}/customer/moments")
    @Operation(summary = "What happened in the cases of whoever a case is of before", description = EACH_LOOK)
    CustomerJourney.Moments momentsOf(
            @PathVariable String reference, @RequestParam(required = false) @Nullable String cursor, Locale language) {
        return part(people.of(cases.find(reference)), cursor, language);
    }

    private CustomerJourney journey(OnePerson.Cases person, Locale language) {
        List<String> references = looked(person);
        List<ToldCase> said = told.tell(person.found(), language);
        CustomerJourney.Beside beside = new CustomerJourney.Beside(
                contacts.count(references), deeds.nudges(references), moments.of(said, null, language));
        return CustomerJourney.of(said, person.more(), person.togetherBy(), beside, clock.instant());
    }

    private CustomerJourney.Moments part(OnePerson.Cases person, @Nullable String cursor, Locale language) {
        looked(person);
        return moments.of(told.tell(person.found(), language), cursor, language);
    }

    private List<String> looked(OnePerson.Cases person) {
        List<String> references =
                person.found().stream().map(CaseView::reference).toList();
        lookups.lookedAtCustomer(references);
        return references;
    }
}
