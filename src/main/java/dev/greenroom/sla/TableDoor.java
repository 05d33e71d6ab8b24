package dev.greenroom.sla;

/** The one door for models, as far as this module needs it: puts a new version of a table in force. */
public interface TableDoor {

    /** Publishes {@code dmn} as {@code by}; throws a refusal with every reason when it may not be. */
    void publish(String table, byte[] dmn, String by);
}
