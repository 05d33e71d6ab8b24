package dev.greenroom.connectors;

import dev.greenroom.Nodes;
import java.io.IOException;
import java.nio.file.Path;

class KilledNodePostgresTests extends KilledNodeContract {

    @Override
    Nodes nodes(Path folder) throws IOException {
        return Nodes.onPostgres(folder);
    }
}
