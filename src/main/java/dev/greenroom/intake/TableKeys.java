package dev.greenroom.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the lines of one table are known by: their own keys, or what is in them; of lines that are alike each counts. */
final class TableKeys {

    private final Map<String, Integer> alike = new HashMap<>();
    private final Map<String, String> foreseen = new HashMap<>();

    /** A line's name among all tables, and what was in it. */
    record Key(String name, String fingerprint) {}

    Key of(Map<String, String> cells) {
        String content = cells.entrySet().stream()
                .filter(cell -> !cell.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining("\u001f"));
        String fingerprint = Digests.sha256(content);
        String own = cells.getOrDefault("key", "");
        int times = own.isEmpty() ? alike.merge(fingerprint, 1, Integer::sum) : 1;
        String known = own.isEmpty() ? "line " + fingerprint : "key " + own;
        return new Key(Digests.sha256(known + "\u001f" + times), fingerprint);
    }

    /** What was in an earlier line of this name that would be taken; null for the first. */
    @Nullable
    String foresee(Key key) {
        return foreseen.putIfAbsent(key.name(), key.fingerprint());
    }
}
