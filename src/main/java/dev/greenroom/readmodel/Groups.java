package dev.greenroom.readmodel;

import java.util.Collection;

/**
 * Many groups as one parameter. With few of them the database looks for their items; with many it looks at each item it
 * passes anyway, so that eight hundred groups cost what one does.
 */
final class Groups {

    private static final int FEW = 12;

    private Groups() {}

    static String[] of(Collection<String> groups) {
        return groups.toArray(String[]::new);
    }

    /** That item {@code w} is of one of the {@code count} groups that this parameter holds. */
    static String has(String parameter, int count) {
        // Of an expression no index knows anything, so the groups are compared, not looked up one by one.
        String group = count <= FEW ? "g.group_key" : "g.group_key || ''";
        return "exists (select 1 from work_item_group g where g.task_id = w.task_id and " + group + " = any(:"
                + parameter + "))";
    }
}
