package dev.greenroom.cases;

import dev.greenroom.readmodel.CaseView;

/** Whether customers want messages, as they say it themselves; nobody may be there who sends any. */
public interface CustomerWishes {

    /** Whether a message could reach this customer if they want one. */
    boolean couldWrite(CaseView view);

    boolean wantsMessages(CaseView view);

    /** They say so for all of their cases. */
    void wantsMessages(CaseView view, boolean wants);
}
