package dev.greenroom.statuspage;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class StatusPageFollowUpPostgresTests extends StatusPageFollowUpContract {}
