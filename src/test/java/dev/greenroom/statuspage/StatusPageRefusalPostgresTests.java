package dev.greenroom.statuspage;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class StatusPageRefusalPostgresTests extends StatusPageRefusalContract {}
