package dev.greenroom.readmodel;

import java.util.Collection;

/** Many groups as one parameter. */
final class Groups {

    private Groups() {}

    static String[] of(Collection<String> groups) {
        return groups.toArray(String[]::new);
    }
}
