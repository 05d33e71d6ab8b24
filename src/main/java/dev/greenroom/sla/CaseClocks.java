package dev.greenroom.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the clock of one whole case: what it asks for, what is used and left, and when it stood and why. */
@Component
public class CaseClocks {

    private final SlaRows rows;
    private final SlaPauses pauses;
    private final Calendars calendars;

    CaseClocks(SlaRows rows, SlaPauses pauses, Calendars calendars) {
        this.rows = rows;
        this.pauses = pauses;
        this.calendars = calendars;
    }

    /** The clock of the case whose own root instance this is, as it stands now or stood when the case was closed. */
    public Optional<CaseClock> of(String rootInstanceId, @Nullable Instant closedAt, Instant now) {
        Instant at = closedAt == null ? now : closedAt;
        return rows.find(rootInstanceId).map(row -> {
            List<CaseClock.Pause> stood = pauses.of(row.id()).stream()
                    .map(pause -> new CaseClock.Pause(
                            pause.from(), pause.to() == null ? closedAt : pause.to(), pause.reason()))
                    .toList();
            return CaseClock.of(row.levelKey(), row.clock(calendars), at, stood);
        });
    }
}
