package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;

/** The message about this change has gone after all, which somebody was to tell; in the transaction that writes that down. */
public record ChangeReached(String change, CaseView view) {}
