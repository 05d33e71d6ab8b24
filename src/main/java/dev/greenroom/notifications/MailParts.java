package dev.greenroom.notifications;

import dev.greenroom.work.Colleagues;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What mails are made of, and who gets them. */
@Component
record MailParts(NoticeTexts texts, OptOuts optOuts, Colleagues colleagues, EscalationTexts escalations) {

    /** To customers and to colleagues, over the same server; {@code links} makes one to the case of this reference. */
    List<WayOut> waysOver(MailServer server, Function<String, Optional<URI>> links) {
        return List.of(
                new MailWay(server, texts, optOuts, links), new ColleagueMailWay(server, colleagues, escalations));
    }
}
