package dev.greenroom.work;

/** A colleague's mail is read at another address from now on; told in the transaction that writes it. */
public record AddressChanged(String person) {}
