package dev.greenroom.engine.models;

/** What a model may call by name. */
public interface ModelVocabulary {

    /** Whether {@code topic.verb} is a registered function of that many arguments. */
    boolean hasFunction(String name, int arguments);

    /** Whether a delegate of that name is registered. */
    boolean hasDelegate(String name);
}
