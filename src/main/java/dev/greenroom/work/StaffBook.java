package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.NotYourPart;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.Loads;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows people and what they have to do; supervisors say what they can and when they are here. */
@Component
class StaffBook {

    private static final Set<Role> SEE_ALL = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR, Role.ADMINISTRATOR);

    private final Callers callers;
    private final Staff staff;
    private final StandIns standIns;
    private final Loads loads;
    private final ProcessCatalog catalog;
    private final PersonForms forms;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher tell;
    private final ObjectProvider<ColleagueMail> mail;

    StaffBook(
            Callers callers,
            Staff staff,
            StandIns standIns,
            Loads loads,
            ProcessCatalog catalog,
            PersonForms forms,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher tell,
            ObjectProvider<ColleagueMail> mail) {
        this.callers = callers;
        this.staff = staff;
        this.standIns = standIns;
        this.loads = loads;
        this.catalog = catalog;
        this.forms = forms;
        this.transaction = transaction;
        this.clock = clock;
        this.tell = tell;
        this.mail = mail;
    }

    List<Person> all() {
        return loaded(staff.everybody().values());
    }

    /** Leads and supervisors see everybody, each person themselves. */
    Person one(String name) {
        Caller caller = callers.current();
        if (!caller.name().equals(name) && caller.roles().stream().noneMatch(SEE_ALL::contains)) {
            throw new NotYourPart("see what other people can");
        }
        return loaded(List.of(staff.find(name).orElseThrow(UnknownPerson::new))).get(0);
    }

    Person me() {
        return myself(callers.current().name());
    }

    private Person myself(String name) {
        return one(name).knowing(mail.stream().anyMatch(ColleagueMail::leavesTheHouse));
    }

    Person change(String name, Map<String, @Nullable Object> body, Locale language) {
        Caller caller = callers.current();
        Person before = staff.find(name).orElseThrow(UnknownPerson::new);
        Person after = forms.read(before, body, language);
        boolean changed = Boolean.TRUE.equals(transaction.execute(status -> isWritten(before, after, caller.name())));
        if (!changed) {
            throw new PersonChanged(staff.find(name).map(Person::version).orElse(0));
        }
        standIns.look();
        return one(name);
    }

    private boolean isWritten(Person before, Person after, String by) {
        boolean written = staff.change(after, by, clock.instant());
        if (written
                && !Objects.equals(
                        before.messagesOrNone().address(),
                        after.messagesOrNone().address())) {
            tell.publishEvent(new AddressChanged(after.name()));
        }
        return written;
    }

    /** In which language the caller wants to hear of escalations by mail, if at all. */
    Person hearOfEscalations(Map<String, @Nullable Object> body, Locale language) {
        Person me = me();
        Words words = Words.in(language);
        Body read = Body.of(body, language).only("escalations");
        String escalations = PersonForms.escalations(read, me.messagesOrNone().address(), words);
        read.check();
        if (!staff.wantsEscalations(me.name(), escalations, clock.instant())
                && !escalations.equals(Person.Messages.NONE)) {
            // Their address was taken away in this very moment.
            read.refuse("escalations", words.say("person.no-address"));
            read.check();
        }
        return myself(me.name());
    }

    private List<Person> loaded(Collection<Person> people) {
        List<String> names = people.stream().map(Person::name).toList();
        Map<String, Integer> done = loads.doneToday(names);
        Map<String, int[]> held = new HashMap<>();
        loads.held(names).forEach(each -> {
            int[] sums = held.computeIfAbsent(each.person(), name -> new int[2]);
            sums[0] += each.items();
            sums[1] += each.items() * minutes(each);
        });
        return people.stream()
                .map(person -> {
                    int[] sums = held.getOrDefault(person.name(), new int[2]);
                    return person.with(new Person.Load(sums[0], sums[1], done.getOrDefault(person.name(), 0)));
                })
                .toList();
    }

    private int minutes(Loads.Held held) {
        return catalog.model(held.definitionId())
                .step(held.step())
                .map(ProcessModel.Step::effortMinutes)
                .orElse(0);
    }
}
