package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class TaskListsPostgresTests extends TaskListsContract {}
