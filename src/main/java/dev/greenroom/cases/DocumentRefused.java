package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** A document is not taken, or is not there. */
public final class DocumentRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private DocumentRefused(Kind kind, String code, String detail) {
        super(kind, code, detail);
    }

    static DocumentRefused tooLarge(long most) {
        return new DocumentRefused(
                Kind.TOO_LARGE, "document-too-large", "A document has at most " + most / (1024 * 1024) + " MB.");
    }

    static DocumentRefused ofNoKnownType() {
        return new DocumentRefused(
                Kind.UNPROCESSABLE,
                "document-type",
                "Send a PDF, a picture (PNG, JPEG, TIFF) or plain text, with the ending of its name that fits.");
    }

    static DocumentRefused empty() {
        return new DocumentRefused(Kind.UNPROCESSABLE, "document-empty", "The file is empty.");
    }

    static DocumentRefused tooMany(int most) {
        return new DocumentRefused(Kind.CONFLICT, "too-many-documents", "A case has at most " + most + " documents.");
    }

    static DocumentRefused notAwaited() {
        return new DocumentRefused(Kind.CONFLICT, "not-awaited", "This case waits for no document.");
    }

    static DocumentRefused notYours() {
        return new DocumentRefused(Kind.FORBIDDEN, "not-your-document", "Only who added a document may remove it.");
    }

    static DocumentRefused reliedOn() {
        return new DocumentRefused(
                Kind.CONFLICT,
                "document-relied-on",
                "Its work is done or its case closed: what was decided by stays with the case.");
    }

    static DocumentRefused unknown() {
        return new DocumentRefused(Kind.NOT_FOUND, "unknown-document", "This case has no such document.");
    }
}
