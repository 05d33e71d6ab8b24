package dev.greenroom.readmodel;

import java.util.List;

/** What another module derives of an open case and keeps in the case's rows, or beside them: compared, and mended. */
public interface DerivedRows {

    /** What differs, naming each column. */
    List<String> differences(String rootInstanceId);

    /** Writes what differs as it should be, in the caller's transaction. */
    void mend(String rootInstanceId);
}
