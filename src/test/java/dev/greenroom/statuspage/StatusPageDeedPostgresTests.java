package dev.greenroom.statuspage;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class StatusPageDeedPostgresTests extends StatusPageDeedContract {}
