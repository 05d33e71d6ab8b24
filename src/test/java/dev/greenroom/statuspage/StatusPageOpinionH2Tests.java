package dev.greenroom.statuspage;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class StatusPageOpinionH2Tests extends StatusPageOpinionContract {}
