package dev.greenroom.announcements;

import dev.greenroom.desk.ContactLogged;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseView;
import java.util.List;
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

    /** Those in force that concern this case, as it stands, and that its customer knows; the oldest first. */
    List<Announcement> of(CaseView view) {
        return rows.running().stream()
                .filter(each -> each.concerned().fits(view) && isKnown(each, view))
                .toList();
    }

    private boolean isKnown(Announcement said, CaseView view) {
        return rows.isWrittenTo(said.id(), Announcing.customer(view))
                .filter(written -> !written || !customers.isWaiting(view, String.valueOf(said.id())))
                .isPresent();
    }

    /** Whoever asks about a case and knows of the change may ask because of it. */
    @EventListener
    void on(ContactLogged contact) {
        of(contact.view()).forEach(each -> points.followed(each.id(), contact));
    }
}
