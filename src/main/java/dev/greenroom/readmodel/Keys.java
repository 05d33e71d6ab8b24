package dev.greenroom.readmodel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads an enum constant written in kebab case. */
final class Keys {

    private Keys() {}

    static <E extends Enum<E>> E read(Class<E> type, String parameter, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> kebab(constant).equals(key))
                .findFirst()
                .orElseThrow(() -> new ListRefused(
                        parameter,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Keys::kebab)
                                        .collect(Collectors.joining(", "))));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
