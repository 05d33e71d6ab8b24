package dev.greenroom.engine;

import dev.greenroom.engine.catalog.CarriedCallers;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A caller is three things to a thread: who signed in, whom the engine knows, and through which door they came. */
@Component
class CallersCarried implements CarriedCallers {

    private final IdentityService identity;

    CallersCarried(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Carried current() {
        SecurityContext signedIn = SecurityContextHolder.getContext();
        Authentication known = identity.getCurrentAuthentication();
        boolean own = OwnDoor.isOpen();
        return new Carried() {
            @Override
            public <T> T run(Supplier<T> deed) {
                return as(signedIn, known, own, deed);
            }
        };
    }

    /** Leaves nobody behind: threads are used again by the next caller. */
    private <T> T as(SecurityContext signedIn, @Nullable Authentication known, boolean own, Supplier<T> deed) {
        try {
            SecurityContextHolder.setContext(signedIn);
            if (known != null) {
                identity.setAuthentication(known.getUserId(), known.getGroupIds(), known.getTenantIds());
            }
            if (own) {
                OwnDoor.open();
            }
            return deed.get();
        } finally {
            OwnDoor.close();
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }
}
