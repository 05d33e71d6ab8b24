package dev.greenroom.engine;

import dev.greenroom.engine.catalog.Checklist;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/** A step cannot be completed while this is missing; names each item. Undoes the completion, whichever door it came through. */
public class InformationMissing extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final transient List<Checklist.Item> items;

    InformationMissing(List<Checklist.Item> items) {
        super("Information is missing: "
                + items.stream()
                        .map(item -> item.label().en() + " (" + item.name() + ")")
                        .collect(Collectors.joining(", "))
                + ".");
        this.items = List.copyOf(items);
    }

    List<Checklist.Item> items() {
        return items;
    }
}
