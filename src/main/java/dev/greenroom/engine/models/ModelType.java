package dev.greenroom.engine.models;

/** What a model file is, by its content where it is XML, by its name otherwise. */
public enum ModelType {
    PROCESS,
    DECISION,
    FORM,
    /** The words of a form in another language. */
    WORDS,
    UNKNOWN
}
