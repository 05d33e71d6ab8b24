package dev.greenroom.intake;

import dev.greenroom.cases.CaseDocuments;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The files that came with mails become documents of the case, by the same rules as what people add. What is of no kind that
 * we take stays in the mail, which is kept as a whole; the case's story names it.
 */
@Component
class MailFiles {

    private final CaseDocuments documents;
    private final Timeline timeline;
    private final Clock clock;

    MailFiles(CaseDocuments documents, Timeline timeline, Clock clock) {
        this.documents = documents;
        this.timeline = timeline;
        this.clock = clock;
    }

    void keep(String reference, List<IncomingMail.Attachment> attachments) {
        List<String> left = new ArrayList<>();
        CaseDocuments.Place place = new CaseDocuments.Place(reference, null, null, MailIntake.MAIL.name());
        for (IncomingMail.Attachment attachment : attachments) {
            if (documents.takes(reference, incoming(attachment))) {
                documents.add(place, incoming(attachment));
            } else {
                left.add(attachment.name());
            }
        }
        if (!left.isEmpty()) {
            String names = MailReader.cut(String.join(", ", left), 2000);
            timeline.add(reference, clock.instant(), "mail-file-left", null, null, Map.of("note", names));
        }
    }

    private static CaseDocuments.Incoming incoming(IncomingMail.Attachment attachment) {
        return new CaseDocuments.Incoming(attachment.name(), attachment.size(), attachment.content());
    }
}
