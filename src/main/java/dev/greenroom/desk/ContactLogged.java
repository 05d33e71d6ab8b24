package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseView;
import java.time.Instant;

/** A customer asked about a case; told in the transaction that writes it down. */
public record ContactLogged(CaseView view, String channel, String cause, Instant at) {}
