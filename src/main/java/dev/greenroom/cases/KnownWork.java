package dev.greenroom.cases;

/** Which types of work the house's own table names; whoever keeps that table answers. */
public interface KnownWork {

    boolean knows(String type);
}
