package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibilityTests {

    @Test
    void whatSupervisorsAreToldReachesWhoeverIsOneWithoutAGroupOfThatName() {
        assertThat(toldAs(Role.SUPERVISOR)).containsExactlyInAnyOrder("sven", "refunds", "supervisors");
        assertThat(toldAs(Role.BACK_OFFICE)).containsExactlyInAnyOrder("sven", "refunds");
    }

    private static Set<String> toldAs(Role role) {
        return ToldRows.as(Visibility.of(new Caller("sven", "Sven", Set.of(role), Set.of("refunds"), Set.of())));
    }
}
