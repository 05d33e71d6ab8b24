package dev.greenroom.models;

import dev.greenroom.models.Publication.Origin;
import dev.greenroom.sla.TableDoor;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tables that owners change row by row: checked and kept account of like every model. They belong to all process owners
 * together, so each may follow the other.
 */
@Component
class OwnersTables implements TableDoor {

    private final Models models;

    OwnersTables(Models models) {
        this.models = models;
    }

    @Override
    public void publish(String table, byte[] dmn, String by) {
        ModelFile file = new ModelFile(table + ".dmn", dmn);
        models.publish(List.of(file), new Publication(table, by, true, Origin.OWN, false, false));
    }
}
