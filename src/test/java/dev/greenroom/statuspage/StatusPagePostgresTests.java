package dev.greenroom.statuspage;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class StatusPagePostgresTests extends StatusPageContract {}
