package dev.greenroom.models;

import dev.greenroom.shared.Refusal;

/** What was handed in is no set of model files. */
class UploadRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    UploadRefused(String code, String detail) {
        super(Kind.UNPROCESSABLE, code, detail);
    }
}
