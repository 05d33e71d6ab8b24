package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class TaskCountsPostgresTests extends TaskCountsContract {}
