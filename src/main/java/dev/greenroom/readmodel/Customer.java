package dev.greenroom.readmodel;

import org.jspecify.annotations.Nullable;

/** Whose case it is, as the case's variables say. */
public record Customer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String postcode,
        @Nullable String tier,
        @Nullable String language) {}
