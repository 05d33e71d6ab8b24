package dev.greenroom.announcements;

import dev.greenroom.announcements.AnnouncementRows.Told;
import dev.greenroom.desk.ContactLogged;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Which announcements the customer of a case knows: their own message has gone, or it is sure that none can go. Before that nobody
 * speaks of it to them.
 */
@Component
class KnownToCustomers {

    private final AnnouncementRows rows;
    private final Points points;
    private final Announcing customers;

    KnownToCustomers(AnnouncementRows rows, Points points, Announcing customers) {
        this.rows = rows;
        this.points = points;
        this.customers = customers;
    }

    /** An announcement that concerns a case as it stands. */
    private record Fit(Announcement said, CaseView view) {

        Announcing.Message message() {
            return new Announcing.Message(view, String.valueOf(said.id()));
        }

        Told told(boolean message) {
            return new Told(said.id(), Announcing.customer(view), message);
        }
    }

    /**
     * Those in force that concern these cases, and that their customers know, by reference and the oldest first; in the same few
     * queries for however many cases.
     */
    Map<String, List<Announcement>> of(Collection<CaseView> views) {
        List<Fit> fits = rows.running().stream()
                .flatMap(said -> views.stream().filter(said.concerned()::fits).map(view -> new Fit(said, view)))
                .toList();
        if (fits.isEmpty()) {
            return Map.of();
        }
        Set<Told> told = Set.copyOf(rows.told(
                fits.stream().map(fit -> fit.said().id()).collect(Collectors.toSet()),
                fits.stream().map(fit -> Announcing.customer(fit.view())).collect(Collectors.toSet())));
        Set<Announcing.Message> waiting = customers.waiting(fits.stream()
                .filter(fit -> told.contains(fit.told(true)))
                .map(Fit::message)
                .toList());
        return fits.stream()
                .filter(fit -> told.contains(fit.told(false))
                        || (told.contains(fit.told(true)) && !waiting.contains(fit.message())))
                .collect(Collectors.groupingBy(
                        fit -> fit.view().reference(), Collectors.mapping(Fit::said, Collectors.toList())));
    }

    /** Whoever asks about a case and knows of the change may ask because of it. */
    @EventListener
    void on(ContactLogged contact) {
        CaseView view = contact.view();
        of(List.of(view))
                .getOrDefault(view.reference(), List.of())
                .forEach(each -> points.followed(each.id(), contact));
    }
}
