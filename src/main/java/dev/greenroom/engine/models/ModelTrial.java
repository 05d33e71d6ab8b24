package dev.greenroom.engine.models;

import java.util.List;

/** Lets the engine read a checked model as it would at a deployment, and deploys nothing. */
public interface ModelTrial {

    /** What the engine itself says against the file; empty when it would take it. */
    List<Finding> tryOut(String resource, ModelType type, byte[] bytes);
}
