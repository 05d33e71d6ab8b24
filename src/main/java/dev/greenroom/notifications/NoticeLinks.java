package dev.greenroom.notifications;

import dev.greenroom.cases.StatusLinkSource;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The link of a message to its case: one for each, however often it is tried and by whichever node. */
final class NoticeLinks {

    private final NoticeRows rows;
    private final Supplier<Stream<StatusLinkSource>> sources;

    NoticeLinks(NoticeRows rows, Supplier<Stream<StatusLinkSource>> sources) {
        this.rows = rows;
        this.sources = sources;
    }

    /** The one of the last try as long as it is good, else a new one. */
    Optional<URI> of(Notice notice) {
        URI before = rows.link(notice).orElse(null);
        return sources.get()
                .flatMap(each -> each.linkFor(notice.reference(), before).stream())
                .findFirst();
    }

    /** The message goes again, and with the same link: somebody may have the first one. Kept only until it is settled. */
    void keep(Notice notice, Optional<URI> link) {
        link.ifPresent(now -> rows.linkedBy(notice, now));
    }
}
