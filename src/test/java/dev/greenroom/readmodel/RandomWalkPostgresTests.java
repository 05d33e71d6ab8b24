package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class RandomWalkPostgresTests extends RandomWalkContract {

    @Override
    int steps() {
        return 300;
    }
}
