package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** A message without an id could be applied twice. */
public final class MessageIdMissing extends Refusal {

    private static final long serialVersionUID = 1L;

    MessageIdMissing() {
        super(
                Kind.BAD_INPUT,
                "message-id-missing",
                "Send the header Message-Id with up to 200 characters of your own choice, one for each message.");
    }
}
