package dev.greenroom.engine.catalog;

import java.util.List;
import java.util.Optional;

/** What the deployed models say. Answers are cached per definition, since a deployed version never changes. */
public interface ProcessCatalog {

    /** The model of one deployed version; throws {@link UnknownProcess} when there is none. */
    ProcessModel model(String definitionId);

    /** The same; empty when there is none. */
    Optional<ProcessModel> known(String definitionId);

    /** How the elements of one deployed version follow each other; throws {@link UnknownProcess} when there is none. */
    Flows flows(String definitionId);

    /** The latest version of a process. */
    Optional<ProcessModel> latest(String process);

    /** The latest version of every process, in order of their keys. */
    List<ProcessModel> allLatest();
}
