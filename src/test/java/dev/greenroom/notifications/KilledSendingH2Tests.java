package dev.greenroom.notifications;

import dev.greenroom.Nodes;
import java.nio.file.Path;

class KilledSendingH2Tests extends KilledSendingContract {

    @Override
    Nodes nodes(Path folder) {
        return Nodes.onH2(folder);
    }
}
