package dev.greenroom.cases;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes links with which customers see how their case stands; nobody may be there who does. */
@FunctionalInterface
public interface StatusLinkSource {

    /**
     * A link to this case, ready to be sent to its customer: {@code before} as long as it leads there, else a new one; empty
     * when its customers get none.
     */
    Optional<URI> linkFor(String caseReference, @Nullable URI before);
}
