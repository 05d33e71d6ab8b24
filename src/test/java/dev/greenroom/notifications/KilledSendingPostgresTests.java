package dev.greenroom.notifications;

import dev.greenroom.Nodes;
import java.io.IOException;
import java.nio.file.Path;

class KilledSendingPostgresTests extends KilledSendingContract {

    @Override
    Nodes nodes(Path folder) throws IOException {
        return Nodes.onPostgres(folder);
    }
}
