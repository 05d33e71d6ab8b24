package dev.greenroom.work;

import java.util.Map;
import java.util.Set;

/** Somebody who wants work: whose groups' work they are offered, and what they can, by skill, from 1 to 5. */
record Colleague(String name, Set<String> groups, Map<String, Integer> skills) {

    Colleague {
        groups = Set.copyOf(groups);
        skills = Map.copyOf(skills);
    }
}
