package dev.greenroom.sla;

/** A case's promise is another one now, or its first; told in the transaction that made it so. */
public record PromiseMoved(Promise promise, boolean tellTheCustomer) {}
