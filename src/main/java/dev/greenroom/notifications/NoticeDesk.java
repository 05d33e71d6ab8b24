package dev.greenroom.notifications;

import dev.greenroom.cases.NotYourPart;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.NewestFirst;
import dev.greenroom.readmodel.SeenCases;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import dev.greenroom.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people settle messages that could not be sent, and note who wants none; each deed stands in the cases' stories. */
@Component
class NoticeDesk {

    private static final Set<Role> MEND = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR, Role.OPERATOR);
    private static final Set<Role> COLLEAGUES = Set.of(Role.SUPERVISOR, Role.OPERATOR);
    private static final Set<Role> CUSTOMERS =
            Set.of(Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.TEAM_LEAD, Role.SUPERVISOR);

    private final NoticeRows rows;
    private final WaysAway ways;
    private final Wishes wishes;
    private final CaseViews cases;
    private final Outdated outdated;
    private final Timeline timeline;
    private final Callers callers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    NoticeDesk(
            NoticeRows rows,
            WaysAway ways,
            Wishes wishes,
            CaseViews cases,
            Outdated outdated,
            Timeline timeline,
            Callers callers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.ways = ways;
        this.wishes = wishes;
        this.cases = cases;
        this.outdated = outdated;
        this.timeline = timeline;
        this.callers = callers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<NoticeRows.Dead> dead(long before, int limit) {
        return rows.dead(seen(having(MEND, "see messages that could not be sent")), before, limit);
    }

    List<WaysAway.State> ways() {
        having(MEND, "see how messages leave the house");
        return ways.all();
    }

    void again(long id) {
        Caller caller = having(MEND, "send a message again");
        transaction.executeWithoutResult(status -> {
            Notice notice = rows.dead(seen(caller), id).orElseThrow(UnknownNotice::new);
            if (notice.channel().equals(MailWay.NAME) && outdated.isNotWorthAnotherTry(notice, view(notice))) {
                throw new NoticeOutdated();
            }
            Instant now = clock.instant();
            if (!rows.again(id, caller.name(), now)) {
                throw new UnknownNotice();
            }
            story(notice, "notice-resent", caller, now);
        });
    }

    /** What became of one that was to be sent again; {@code refused} says why it is still in the list. */
    record Again(NoticeRows.Dead notice, @Nullable Refusal refused) {}

    /** The same for those of a page of the list, each for itself. */
    NewestFirst<Again> again(@Nullable Long cursor, @Nullable Integer limit) {
        NewestFirst<NoticeRows.Dead> page = NewestFirst.of(cursor, limit, this::dead, NoticeRows.Dead::id);
        return new NewestFirst<>(page.items().stream().map(this::tried).toList(), page.next());
    }

    private Again tried(NoticeRows.Dead dead) {
        try {
            again(dead.id());
            return new Again(dead, null);
        } catch (Refusal refused) {
            return new Again(dead, refused);
        }
    }

    void drop(long id, String why) {
        Caller caller = having(MEND, "drop a message");
        transaction.executeWithoutResult(status -> {
            Notice notice = rows.dead(seen(caller), id).orElseThrow(UnknownNotice::new);
            if (!rows.drop(id, caller.name(), why)) {
                throw new UnknownNotice();
            }
            story(notice, "notice-dropped", caller, clock.instant());
        });
    }

    private void story(Notice notice, String what, Caller caller, Instant now) {
        if (notice.person() != null) {
            return;
        }
        timeline.add(
                notice.reference(),
                now,
                what,
                null,
                caller.name(),
                Map.of("notice", notice.kind().word()));
    }

    /** Leads settle what concerns the work of their teams, those who see all work everything, also what went to colleagues. */
    private static NoticeRows.Seen seen(Caller caller) {
        boolean all = caller.roles().stream().anyMatch(COLLEAGUES::contains);
        return new NoticeRows.Seen(SeenCases.by(Visibility.of(caller)), all);
    }

    private CaseView view(Notice notice) {
        return cases.byReference(notice.reference()).orElseThrow(UnknownNotice::new);
    }

    boolean wantsMessages(String customer) {
        having(CUSTOMERS, "see whether a customer wants messages");
        return wishes.wants(customer);
    }

    void wantsMessages(String customer, boolean wants) {
        wishes.note(
                customer,
                wants,
                having(CUSTOMERS, "say whether a customer wants messages").name());
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
