package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.readmodel.CaseFinder;
import dev.greenroom.readmodel.CaseKey;
import dev.greenroom.readmodel.CaseView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The cases of one person: those of a customer number; without one, those of the same name with the same address. */
@Component
class OnePerson {

    private static final int LOOKED_AT = 200;

    private final CaseFinder finder;
    private final CaseRights rights;

    OnePerson(CaseFinder finder, CaseRights rights) {
        this.finder = finder;
        this.rights = rights;
    }

    /** Open ones first, then the newest; {@code togetherBy} says how they are known to be of one person. */
    record Cases(String togetherBy, List<CaseView> found, boolean more) {

        static Cases of(String togetherBy, List<CaseView> all) {
            boolean more = all.size() > CustomerJourney.MOST_CASES;
            return new Cases(togetherBy, more ? all.subList(0, CustomerJourney.MOST_CASES) : all, more);
        }
    }

    Cases ofCustomer(String id) {
        List<CaseView> found = finder.ofCustomer(id, rights.sight(), CustomerJourney.MOST_CASES + 1);
        if (found.isEmpty()) {
            throw new UnknownCustomer();
        }
        return Cases.of(CustomerJourney.BY_NUMBER, found);
    }

    /** Those of whoever this case is of. */
    Cases of(CaseView view) {
        String id = view.customer().id();
        if (id != null && !view.isInternal()) {
            return ofCustomer(id);
        }
        Set<String> name = name(view);
        Set<CaseKey> keys = addresses(view);
        if (name.isEmpty() || keys.isEmpty()) {
            return Cases.of(CustomerJourney.ALONE, List.of(view));
        }
        List<Set<CaseKey>> wanted = new ArrayList<>(List.of(keys));
        name.forEach(word -> wanted.add(Set.of(CaseKey.name(word))));
        List<CaseView> same = unmixed(finder.find(wanted, rights.sight(), LOOKED_AT).stream()
                .filter(other -> !other.isInternal() && name(other).equals(name))
                .toList());
        return same.stream().anyMatch(other -> other.reference().equals(view.reference()))
                ? Cases.of(CustomerJourney.BY_NAME, same)
                : Cases.of(CustomerJourney.ALONE, List.of(view));
    }

    /** Two customer numbers are two people, like father and son at one phone: which of them a case is of, its number says. */
    private static List<CaseView> unmixed(List<CaseView> same) {
        long customers = same.stream()
                .map(each -> each.customer().id())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return customers < 2
                ? same
                : same.stream().filter(each -> each.customer().id() == null).toList();
    }

    /** Colleagues or a family may share a mail address or a phone: who has another name is somebody else. */
    private static Set<String> name(CaseView view) {
        String name = view.customer().name();
        return name == null ? Set.of() : new LinkedHashSet<>(CaseKey.words(name));
    }

    private static Set<CaseKey> addresses(CaseView view) {
        Set<CaseKey> keys = new LinkedHashSet<>();
        String mail = view.customer().email();
        String phone = view.customer().phone();
        if (mail != null) {
            CaseKey.mail(mail).ifPresent(keys::add);
        }
        if (phone != null) {
            CaseKey.phone(phone).stream().findFirst().ifPresent(keys::addAll);
        }
        return keys;
    }
}
