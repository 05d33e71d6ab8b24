package dev.greenroom.readmodel;

import java.util.Optional;

/** What is known at once of how soon an item should be picked up; given by {@code work}. */
public interface Ranks {

    /** Empty where it must be worked out first; that is then done when the item has been written. */
    Optional<RankedWork.Rank> known(RankedWork.Item item);
}
