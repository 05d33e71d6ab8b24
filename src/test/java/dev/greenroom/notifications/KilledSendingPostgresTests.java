package dev.greenroom.notifications;

import dev.greenroom.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Only when it is asked for, {@code -Dgreenroom.notices=10000}: three starts more would make the whole run too long. */
@EnabledIfSystemProperty(named = "greenroom.notices", matches = "\\d+")
class KilledSendingPostgresTests extends KilledSendingContract {

    @Override
    Nodes nodes(Path folder) throws IOException {
        return Nodes.onPostgres(folder);
    }
}
