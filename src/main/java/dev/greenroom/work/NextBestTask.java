package dev.greenroom.work;

import dev.greenroom.engine.catalog.NeededSkills;
import dev.greenroom.readmodel.FreeWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Puts the best items of all in the order that is best for one person: who knows the case or the customer goes on with
 * them, and work that needs a skill goes first to who has it, rather to who has just enough of it. Equal points: what is
 * due first, then what is older.
 */
final class NextBestTask {

    static final int SAME_CASE = 30;
    static final int SAME_CUSTOMER = 15;
    static final int SKILL = 10;
    static final int SKILL_BEYOND = 2;

    private NextBestTask() {}

    /** What a person brings to an item. */
    enum Fit {
        SAME_CASE,
        SAME_CUSTOMER,
        SKILL
    }

    /** An item, its points for this person, and what they bring to it. */
    record Choice(FreeWork.Item item, int points, List<Fit> fits) {}

    private static final Comparator<Choice> ORDER = Comparator.comparing(Choice::points)
            .reversed()
            .thenComparing(NextBestTask::dueAt)
            .thenComparing(NextBestTask::createdAt)
            .thenComparing(choice -> choice.item().id());

    private static Instant dueAt(Choice choice) {
        return choice.item().dueOrder();
    }

    private static Instant createdAt(Choice choice) {
        return choice.item().ranked().createdAt();
    }

    static List<Choice> ranked(
            Colleague colleague, Collection<FreeWork.Item> items, Set<String> knownCases, Set<String> knownCustomers) {
        return items.stream()
                .filter(item -> NeededSkills.read(item.skills()).metBy(colleague.skills()))
                .map(item -> choice(colleague, item, knownCases, knownCustomers))
                .sorted(ORDER)
                .toList();
    }

    private static Choice choice(
            Colleague colleague, FreeWork.Item item, Set<String> knownCases, Set<String> knownCustomers) {
        List<Fit> fits = new ArrayList<>();
        int points = item.score();
        if (knownCases.contains(item.reference())) {
            fits.add(Fit.SAME_CASE);
            points += SAME_CASE;
        } else if (item.customerId() != null && knownCustomers.contains(item.customerId())) {
            fits.add(Fit.SAME_CUSTOMER);
            points += SAME_CUSTOMER;
        }
        NeededSkills needed = NeededSkills.read(item.skills());
        if (!needed.levels().isEmpty()) {
            fits.add(Fit.SKILL);
            points += needed.levels().entrySet().stream()
                    .mapToInt(each -> SKILL
                            - SKILL_BEYOND * (colleague.skills().getOrDefault(each.getKey(), 0) - each.getValue()))
                    .sum();
        }
        return new Choice(item, points, List.copyOf(fits));
    }
}
