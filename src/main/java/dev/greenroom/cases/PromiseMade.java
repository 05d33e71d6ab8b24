package dev.greenroom.cases;

import java.time.Instant;

/** That a case's customer was promised a day. */
public record PromiseMade(String reference, Instant at, PromiseAnswer promise) {}
