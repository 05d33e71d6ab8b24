package dev.greenroom.statuspage;

import dev.greenroom.readmodel.CaseView;

/** A good link: the case that it shows, and a digest of what only the link says. */
record StatusLink(String token, String digest, CaseView view) {

    /** Under this name the door hands it on with the request. */
    static final String ATTRIBUTE = "statusLink";

    String path() {
        return "/s/" + token;
    }
}
