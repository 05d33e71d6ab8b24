package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class TaskCountsH2Tests extends TaskCountsContract {}
