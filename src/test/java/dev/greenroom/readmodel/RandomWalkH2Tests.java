package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class RandomWalkH2Tests extends RandomWalkContract {

    @Override
    int steps() {
        return 1000;
    }
}
