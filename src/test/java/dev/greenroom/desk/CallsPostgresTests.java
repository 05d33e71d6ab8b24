package dev.greenroom.desk;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class CallsPostgresTests extends CallsContract {}
