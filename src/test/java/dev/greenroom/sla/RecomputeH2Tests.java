package dev.greenroom.sla;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class RecomputeH2Tests extends RecomputeContract {}
