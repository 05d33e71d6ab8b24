package dev.greenroom.connectors;

import dev.greenroom.Nodes;
import java.nio.file.Path;

class KilledNodeH2Tests extends KilledNodeContract {

    @Override
    Nodes nodes(Path folder) {
        return Nodes.onH2(folder);
    }
}
