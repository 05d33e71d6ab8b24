package dev.greenroom.cases;

import java.net.URI;
import java.util.Optional;

/** Makes links with which customers see how their case stands; nobody may be there who does. */
@FunctionalInterface
public interface StatusLinkSource {

    /** A new link to this case, ready to be sent to its customer; empty when its customers get none. */
    Optional<URI> linkFor(String caseReference);
}
