package dev.greenroom.statuspage;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class StatusPageOpinionPostgresTests extends StatusPageOpinionContract {}
