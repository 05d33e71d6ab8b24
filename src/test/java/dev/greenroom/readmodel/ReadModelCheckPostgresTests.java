package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class ReadModelCheckPostgresTests extends ReadModelCheckContract {}
