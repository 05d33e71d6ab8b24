package dev.greenroom.replay;

import java.util.Arrays;
import java.util.Optional;

/** The steps of {@code loan-application} where people work, and what the log calls them. */
enum Step {
    ASSESS_LEAD("Task_AssessLead", "W_Afhandelen leads"),
    INVESTIGATE_FRAUD("Task_InvestigateFraud", "W_Beoordelen fraude"),
    COMPLETE_APPLICATION("Task_CompleteApplication", "W_Completeren aanvraag"),
    ASSESS_APPLICATION("Task_AssessApplication", ""),
    APPROVE_LOAN("Task_ApproveLoan", ""),
    FOLLOW_UP_OFFER("Task_FollowUpOffer", "W_Nabellen offertes"),
    CHECK_DOCUMENTS("Task_CheckReturnedDocuments", "W_Valideren aanvraag"),
    REQUEST_DOCUMENTS("Task_RequestDocuments", "W_Nabellen incomplete dossiers"),
    CORRECT_BANK_DETAILS("Task_CorrectBankDetails", "");

    private final String element;
    private final String inLog;

    Step(String element, String inLog) {
        this.element = element;
        this.inLog = inLog;
    }

    String element() {
        return element;
    }

    static Optional<Step> ofElement(String element) {
        return Arrays.stream(values())
                .filter(step -> step.element.equals(element))
                .findFirst();
    }

    /** The step a work item of the log is done at; none for activities the model does not have. */
    static Optional<Step> inLog(String activity) {
        return Arrays.stream(values())
                .filter(step -> !step.inLog.isEmpty() && step.inLog.equals(activity))
                .findFirst();
    }
}
