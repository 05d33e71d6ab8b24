package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseFinder;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls to customers before they call: listed, taken by one, and ended with an outcome. */
@Component
class CallsBefore {

    private static final int MOST = 50;
    private static final String WHAT = "call customers";

    private final CallRows rows;
    private final CallDays days;
    private final CaseFinder finder;
    private final CasesAloud cases;
    private final ToldCases told;
    private final Timeline timeline;
    private final Lookups lookups;
    private final CaseRights rights;
    private final Callers callers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CallsBefore(
            CallRows rows,
            CallDays days,
            CaseFinder finder,
            CasesAloud cases,
            ToldCases told,
            Timeline timeline,
            Lookups lookups,
            CaseRights rights,
            Callers callers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.days = days;
        this.finder = finder;
        this.cases = cases;
        this.told = told;
        this.timeline = timeline;
        this.lookups = lookups;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    CallToMake.Calls list(Locale language) {
        Caller me = rights.mayAct(WHAT);
        CallOrder order = days.latest();
        boolean likely = order.likelyIsBetter();
        Instant now = clock.instant();
        List<CallToMake.Due> due = rows.due(likely ? CallRows.MOST_LIKELY : CallRows.DUE_SOONEST, now, MOST);
        List<CallToMake.Due> own = rows.own(me.name(), MOST);
        List<CallToMake.Due> all = together(own, due);
        List<String> references = all.stream().map(CallToMake.Due::reference).toList();
        Map<String, ToldCase> seen = told.tell(finder.named(references, rights.sight()), language).stream()
                .collect(Collectors.toMap(each -> each.view().reference(), Function.identity()));
        List<CallToMake> items = all.stream()
                .flatMap(each ->
                        Optional.ofNullable(seen.get(each.reference())).map(said -> call(each, said, me, now)).stream())
                .toList();
        lookups.lookedAtCalls(
                items.stream().map(item -> item.about().reference()).toList());
        return new CallToMake.Calls(
                likely ? "most-likely" : "due-soonest",
                CallOrder.ENOUGH,
                order,
                items,
                due.size() < MOST ? all.size() : Math.max(all.size(), rows.count(now)),
                now);
    }

    /** The caller's own ones are theirs wherever they stand, and first when they are not due any more. */
    private static List<CallToMake.Due> together(List<CallToMake.Due> own, List<CallToMake.Due> due) {
        Map<String, CallToMake.Due> mine = new LinkedHashMap<>();
        own.forEach(each -> mine.put(each.reference(), each));
        List<CallToMake.Due> placed = due.stream()
                .map(each -> Optional.ofNullable(mine.remove(each.reference())).orElse(each))
                .toList();
        return Stream.concat(mine.values().stream(), placed.stream()).toList();
    }

    /** The caller calls this customer; nobody else does meanwhile. Taking it again keeps it. */
    CallToMake take(String reference, Locale language) {
        Caller me = rights.mayAct(WHAT);
        CaseView view = cases.find(reference);
        Instant now = clock.instant();
        if (!rows.goOn(view.reference(), me.name(), now)) {
            CallToMake.Due due = rows.due(view.reference(), now).orElseThrow(CallRefused::notDue);
            try {
                transaction.executeWithoutResult(status -> {
                    rows.leave(due, now);
                    rows.take(due, me.name(), now);
                });
            } catch (DuplicateKeyException another) {
                if (!rows.goOn(view.reference(), me.name(), now)) {
                    throw taken(view.reference(), now, another);
                }
            }
        }
        lookups.looked(view.reference());
        CallToMake.Due mine = rows.own(me.name(), view.reference()).orElseThrow(CallRefused::notDue);
        return call(mine, told.tell(view, language), me, now);
    }

    private CallRefused taken(String reference, Instant now, DuplicateKeyException cause) {
        CallToMake.Due due = rows.due(reference, now).orElse(null);
        String by = due == null ? null : due.takenBy();
        Instant at = due == null ? null : due.takenAt();
        CallRefused refused =
                by == null || at == null ? CallRefused.notDue() : CallRefused.takenBy(by, callers.displayName(by), at);
        refused.initCause(cause);
        return refused;
    }

    /** The call is over; unless it was given back, it is in the case's story. */
    void end(String reference, CallToMake.Outcome outcome) {
        Caller me = rights.mayAct(WHAT);
        CaseView view = cases.find(reference);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (!rows.end(view.reference(), me.name(), outcome, now)) {
                throw CallRefused.notYours();
            }
            if (!outcome.outcome().equals(CallToMake.Outcome.GIVEN_BACK)) {
                timeline.add(view.reference(), now, "called", null, me.name(), Map.of("reason", outcome.outcome()));
            }
        });
    }

    private CallToMake call(CallToMake.Due due, ToldCase said, Caller me, Instant now) {
        return new CallToMake(
                DeskRow.of(said),
                said.view().customer().phone(),
                said.view().customer().email(),
                risk(due, now),
                due.riskAt(),
                taken(due, me.name()));
    }

    private static String risk(CallToMake.Due due, Instant now) {
        Instant at = due.riskAt();
        if (at == null || at.isAfter(now)) {
            return "over";
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(due.zone()));
        return due.promised().isBefore(today) ? "missed" : "will-miss";
    }

    private CallToMake.@Nullable Taken taken(CallToMake.Due due, String me) {
        String by = due.takenBy();
        Instant at = due.takenAt();
        String about = due.takenFor();
        return by == null || at == null || about == null
                ? null
                : new CallToMake.Taken(by, callers.displayName(by), at, by.equals(me), about);
    }
}
