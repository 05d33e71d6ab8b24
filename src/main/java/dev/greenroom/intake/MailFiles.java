package dev.greenroom.intake;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The files that came with mails; each mail is kept as a whole in any case. */
@Component
class MailFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);

    void keep(String reference, List<IncomingMail.Attachment> attachments) {
        LOG.debug("{} attachments of {} are kept with their mail", attachments.size(), reference);
    }
}
