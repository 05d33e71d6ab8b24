package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;

/** The message about this change was given up, and the case is closed by now that it was queued for. */
public record ChangeNotReached(String change, CaseView view) {}
