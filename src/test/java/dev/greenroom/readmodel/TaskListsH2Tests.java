package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class TaskListsH2Tests extends TaskListsContract {}
