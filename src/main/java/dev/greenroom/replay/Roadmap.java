package dev.greenroom.replay;

import java.util.Map;
import java.util.Optional;

/**
 * What people and customers did so that a case came from where it stands to where the log says it is. The way is the
 * model's: where it has none, there is no move, and the log's event is a misfit.
 */
final class Roadmap {

    private Roadmap() {}

    /**
     * The next move.
     *
     * @param open the step whose work item is open
     * @param atWork whether somebody is at work on it right now: then they say what happened, else it came by itself
     */
    static Optional<Move> next(Step open, Goal goal, boolean atWork) {
        if (goal instanceof Goal.Ended ended && ended.outcome() == Outcome.CANCELLED) {
            return Optional.of(cancel(open, atWork));
        }
        boolean declined = goal instanceof Goal.Ended ended && ended.outcome() == Outcome.DECLINED;
        return declined ? decline(open) : proceed(open, goal, atWork);
    }

    private static Move cancel(Step open, boolean atWork) {
        if (!atWork) {
            return new Move.Withdraw();
        }
        return switch (open) {
            case COMPLETE_APPLICATION -> Move.answer("applicationResult", "cancelled");
            case FOLLOW_UP_OFFER -> Move.answer("offerAnswer", "declined");
            case REQUEST_DOCUMENTS -> Move.answer("documentsAnswer", "cancelled");
            default -> new Move.Withdraw();
        };
    }

    private static Optional<Move> decline(Step open) {
        return switch (open) {
            case ASSESS_LEAD -> Optional.of(Move.answer("leadResult", "declined"));
            case INVESTIGATE_FRAUD -> Optional.of(Move.answer("fraudResult", "fraud"));
            case COMPLETE_APPLICATION -> Optional.of(Move.answer("applicationResult", "declined"));
            case ASSESS_APPLICATION -> Optional.of(Move.answer("assessment", "decline"));
            case APPROVE_LOAN -> Optional.of(Move.answer("approval", "decline"));
            case CHECK_DOCUMENTS -> Optional.of(Move.answer("documentsResult", "declined"));
            case REQUEST_DOCUMENTS -> Optional.of(documents());
            case FOLLOW_UP_OFFER, CORRECT_BANK_DETAILS -> Optional.empty();
        };
    }

    private static Optional<Move> proceed(Step open, Goal goal, boolean atWork) {
        return switch (open) {
            case ASSESS_LEAD -> Optional.of(Move.answer("leadResult", "qualified"));
            case INVESTIGATE_FRAUD ->
                isAt(goal, Step.ASSESS_LEAD) ? Optional.empty() : Optional.of(Move.answer("fraudResult", "clean"));
            case COMPLETE_APPLICATION ->
                isAt(goal, Step.ASSESS_LEAD) || isAt(goal, Step.INVESTIGATE_FRAUD)
                        ? Optional.empty()
                        : Optional.of(Move.answer("applicationResult", "complete"));
            case ASSESS_APPLICATION -> Optional.of(Move.answer("assessment", "approve"));
            case APPROVE_LOAN -> Optional.of(Move.answer("approval", "approve"));
            case FOLLOW_UP_OFFER -> fromOffer(goal, atWork);
            case CHECK_DOCUMENTS -> fromCheck(goal);
            case REQUEST_DOCUMENTS -> isLater(goal, Step.FOLLOW_UP_OFFER) ? Optional.of(documents()) : Optional.empty();
            case CORRECT_BANK_DETAILS -> Optional.of(new Move.Complete(Map.of()));
        };
    }

    private static Optional<Move> fromOffer(Goal goal, boolean atWork) {
        if (isAt(goal, Step.FOLLOW_UP_OFFER)) {
            return Optional.of(Move.answer("offerAnswer", "another-offer"));
        }
        if (!isLater(goal, Step.FOLLOW_UP_OFFER)) {
            return Optional.empty();
        }
        return Optional.of(
                atWork
                        ? Move.answer("offerAnswer", "accepted")
                        : new Move.Message("offer-answered", Map.of("accepted", true)));
    }

    private static Optional<Move> fromCheck(Goal goal) {
        if (goal instanceof Goal.Ended) {
            return Optional.of(Move.answer("documentsResult", "complete"));
        }
        if (isAt(goal, Step.REQUEST_DOCUMENTS)) {
            return Optional.of(
                    new Move.Complete(Map.of("documentsResult", "missing", "missingDocuments", "Salary statement")));
        }
        return isAt(goal, Step.INVESTIGATE_FRAUD)
                ? Optional.of(Move.answer("documentsResult", "suspicious"))
                : Optional.empty();
    }

    private static Move documents() {
        return new Move.Message("documents-received", Map.of("documents", "Salary statement"));
    }

    private static boolean isAt(Goal goal, Step step) {
        return goal instanceof Goal.At at && at.step() == step;
    }

    /** Whether the goal lies behind {@code step} in the order of the process; an end always does. */
    private static boolean isLater(Goal goal, Step step) {
        if (goal instanceof Goal.At at) {
            return at.step().compareTo(step) > 0 || at.step() == Step.INVESTIGATE_FRAUD;
        }
        return true;
    }
}
