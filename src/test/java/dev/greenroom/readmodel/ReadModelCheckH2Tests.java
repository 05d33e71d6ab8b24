package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class ReadModelCheckH2Tests extends ReadModelCheckContract {}
