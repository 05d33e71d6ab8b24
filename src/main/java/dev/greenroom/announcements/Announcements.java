package dev.greenroom.announcements;

import dev.greenroom.announcements.Announcement.Concerned;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.cases.IdempotencyKeyMissing;
import dev.greenroom.cases.IdempotencyKeyReused;
import dev.greenroom.cases.NotYourPart;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes changes that customers will feel: customers are written to first, then agents see what to say. */
@Component
class Announcements {

    private static final int AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final Set<Role> PUBLISH = Set.of(Role.PROCESS_OWNER, Role.SUPERVISOR);
    static final Set<Role> SAY = Set.of(Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.TEAM_LEAD, Role.SUPERVISOR);

    private final AnnouncementRows rows;
    private final Points points;
    private final KnownToCustomers knownToCustomers;
    private final Versions versions;
    private final Announcing customers;
    private final CaseViews cases;
    private final CasesAloud aloud;
    private final ToldCases told;
    private final Callers callers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Announcements(
            AnnouncementRows rows,
            Points points,
            KnownToCustomers knownToCustomers,
            Versions versions,
            Announcing customers,
            CaseViews cases,
            CasesAloud aloud,
            ToldCases told,
            Callers callers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.points = points;
        this.knownToCustomers = knownToCustomers;
        this.versions = versions;
        this.customers = customers;
        this.cases = cases;
        this.aloud = aloud;
        this.told = told;
        this.callers = callers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    AnnouncementRows.Count count(Concerned who) {
        having(PUBLISH, "announce changes");
        return rows.count(who);
    }

    /** An announcement, and whether it was published now. */
    record Published(Announcement announcement, boolean isNew) {}

    /** Once for each key of its caller's. */
    Published publish(@Nullable String idempotencyKey, NewAnnouncement wanted) {
        Caller caller = having(PUBLISH, "announce changes");
        String key = IdempotencyKeyMissing.require(idempotencyKey, "announcement");
        Announcement said = wanted.by(caller.name(), clock.instant());
        return before(said, key).orElseGet(() -> {
            try {
                long id = Objects.requireNonNull(transaction.execute(status -> rows.add(said, key)));
                return new Published(rows.byId(id).orElseThrow(), true);
            } catch (DuplicateKeyException quicker) {
                return before(said, key).orElseThrow(() -> quicker);
            }
        });
    }

    private Optional<Published> before(Announcement said, String key) {
        return rows.byKey(said.publishedBy(), key).map(found -> {
            if (!found.saysTheSame(said)) {
                throw new IdempotencyKeyReused("published another announcement", "announcement");
            }
            return new Published(found, false);
        });
    }

    List<Announcement> list(long before, int most) {
        having(PUBLISH, "see announcements");
        return rows.list(before, most);
    }

    /** The versions of a process in which cases are open. */
    List<Versions.Open> versions(String process) {
        having(PUBLISH, "announce changes");
        return versions.of(process);
    }

    Announcement end(long id) {
        Caller caller = having(PUBLISH, "end announcements");
        if (!rows.end(id, caller.name(), clock.instant())) {
            throw new UnknownAnnouncement();
        }
        return rows.byId(id).orElseThrow(UnknownAnnouncement::new);
    }

    /** What to say of this case that the caller has not acknowledged. */
    List<Announcement> toSay(String reference) {
        Caller caller = having(SAY, "see what to say of a case");
        CaseView view = aloud.find(reference);
        return unknown(caller, List.of(view)).getOrDefault(view.reference(), List.of());
    }

    /** The same of several cases, by their references; of those that the caller may not see, nothing. */
    Map<String, List<Announcement>> toSay(Collection<String> references) {
        Caller caller = having(SAY, "see what to say of a case");
        return unknown(caller, aloud.those(references));
    }

    private Map<String, List<Announcement>> unknown(Caller caller, Collection<CaseView> views) {
        Map<String, List<Announcement>> fitting = knownToCustomers.of(views);
        Set<Long> known = points.known(
                caller.name(),
                fitting.values().stream()
                        .flatMap(List::stream)
                        .map(Announcement::id)
                        .collect(Collectors.toSet()));
        Map<String, List<Announcement>> unknown = new TreeMap<>();
        fitting.forEach((reference, said) -> {
            List<Announcement> left =
                    said.stream().filter(each -> !known.contains(each.id())).toList();
            if (!left.isEmpty()) {
                unknown.put(reference, left);
            }
        });
        return unknown;
    }

    void acknowledge(long id) {
        Caller caller = having(SAY, "acknowledge what to say");
        points.acknowledge(rows.byId(id).orElseThrow(UnknownAnnouncement::new).id(), caller.name());
    }

    /** Whether somebody's messages are on their way right now. */
    boolean isOnItsWay(Announcement said) {
        return said.toldAt() == null && said.endedAt() == null && !customers.isQuiet();
    }

    /** Writes to the customers of everything that was published and has not been told; what is begun may end elsewhere. */
    void tellCustomers() {
        rows.telling().forEach(said -> isDone(said, this::isMoreToTell));
    }

    /** The same for cases that it concerns by now, of those that changed; false if that failed. */
    boolean areThoseTold(Collection<String> changed) {
        boolean all = true;
        for (Announcement said : rows.running()) {
            all &= isDone(said, each -> {
                tellCome(each, rows.untold(each.id(), each.concerned(), changed));
                return false;
            });
        }
        return all;
    }

    /** The same of all cases; who is written to for the first time is written to in their turn. */
    boolean areAllTold() {
        boolean all = true;
        for (Announcement said : rows.running()) {
            AtomicReference<String> after = new AtomicReference<>("");
            all &= said.toldAt() == null || isDone(said, each -> isMoreCome(each, after));
        }
        return all;
    }

    /** One that fails keeps none of the others, and comes again in the next round. */
    private static boolean isDone(Announcement said, Predicate<Announcement> isMore) {
        try {
            while (isMore.test(said)) {
                // The next ones.
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.warn(
                    "The customers of announcement {} are not all told yet: {}",
                    said.id(),
                    failed.getClass().getName());
            return false;
        }
    }

    private boolean isMoreToTell(Announcement said) {
        Optional<String> toldTo = rows.toldTo(said.id());
        if (toldTo.isEmpty()) {
            return false;
        }
        List<String> some = rows.untold(said.id(), said.concerned(), toldTo.get(), AT_ONCE);
        List<Telling> telling = telling(some);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!rows.held(said.id(), toldTo.get())) {
                return false;
            }
            if (some.isEmpty()) {
                if (!customers.areWaiting(String.valueOf(said.id()))) {
                    rows.told(said.id(), clock.instant());
                }
                return false;
            }
            tell(said, telling);
            rows.toldUpTo(said.id(), some.get(some.size() - 1));
            return true;
        }));
    }

    private boolean isMoreCome(Announcement said, AtomicReference<String> after) {
        List<String> some = rows.untold(said.id(), said.concerned(), Objects.requireNonNull(after.get()), AT_ONCE);
        if (!some.isEmpty()) {
            after.set(some.get(some.size() - 1));
        }
        return tellCome(said, some);
    }

    /** False when there is nobody, or it is over. */
    private boolean tellCome(Announcement said, List<String> some) {
        List<Telling> telling = telling(some);
        return !some.isEmpty()
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    if (!rows.held(said.id())) {
                        return false;
                    }
                    tell(said, telling);
                    return true;
                }));
    }

    /** A case, and what is told of it; nothing when it cannot be told. */
    private record Telling(CaseView view, Optional<ToldCase> now) {}

    /** What customers are told is made before anything is held: a case that says nothing holds up nobody behind it. */
    private List<Telling> telling(List<String> some) {
        return some.stream()
                .flatMap(reference -> cases.byReference(reference).stream())
                .map(view -> new Telling(view, told(view)))
                .toList();
    }

    /** Each customer once, whichever of their cases it concerns: by a message, else by a person. */
    private void tell(Announcement said, List<Telling> some) {
        int written = 0;
        int unreached = 0;
        for (Telling each : some) {
            String customer = Announcing.customer(each.view());
            if (rows.told(List.of(said.id()), List.of(customer)).isEmpty()) {
                boolean isWritten =
                        each.now().filter(now -> isWrittenTo(said, now)).isPresent();
                rows.add(said.id(), customer, each.view().reference(), isWritten, clock.instant());
                if (isWritten) {
                    written++;
                } else {
                    unreached++;
                    rows.callLater(said.id(), customer);
                }
            }
        }
        rows.writtenTo(said.id(), written, unreached);
    }

    private Optional<ToldCase> told(CaseView view) {
        String language = view.customer().language();
        try {
            return Optional.of(told.tell(view, language == null ? Locale.ENGLISH : Locale.forLanguageTag(language)));
        } catch (RuntimeException gone) {
            if (DeadlockRetry.mayPass(gone) || gone instanceof DataAccessResourceFailureException) {
                // The next round finds them where this one has stopped.
                throw gone;
            }
            LOG.warn(
                    "The customer of {} cannot be told: {}",
                    view.reference(),
                    gone.getClass().getName());
            return Optional.empty();
        }
    }

    private boolean isWrittenTo(Announcement said, ToldCase now) {
        return customers.queue(
                now,
                String.valueOf(said.id()),
                said.effectiveOn(),
                said.subject().in(now.language()),
                said.text().in(now.language()));
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
