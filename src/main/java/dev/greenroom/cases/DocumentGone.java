package dev.greenroom.cases;

import java.io.IOException;

/** A document was removed while it was handed out: what came so far is not all of it. */
class DocumentGone extends IOException {

    private static final long serialVersionUID = 1L;

    DocumentGone() {
        super("document removed while it was read");
    }
}
