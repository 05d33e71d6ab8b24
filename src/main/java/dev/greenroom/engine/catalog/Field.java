package dev.greenroom.engine.catalog;

import java.util.List;
import java.util.Map;

/**
 * One input of a form: the variable it writes, the form-js component type ({@code number}, {@code textfield},
 * {@code select}, …), the values of its options, and its form-js {@code validate} block.
 */
public record Field(
        String key,
        String type,
        String label,
        boolean required,
        boolean readOnly,
        List<Object> options,
        Map<String, Object> validate) {}
