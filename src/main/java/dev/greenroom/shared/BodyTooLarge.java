package dev.greenroom.shared;

import java.io.IOException;

/** The body of a request is larger than we take, or went over the limit while it was read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge() {
        super("body over the limit");
    }
}
