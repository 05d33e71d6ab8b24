package dev.greenroom.readmodel;

/** More rows changed than can be named, told inside the transaction that changed the last of them. */
public record AllChanged() {}
