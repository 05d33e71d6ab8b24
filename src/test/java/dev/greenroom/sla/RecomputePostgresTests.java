package dev.greenroom.sla;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class RecomputePostgresTests extends RecomputeContract {}
