package dev.greenroom.statuspage;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class StatusPageFollowUpH2Tests extends StatusPageFollowUpContract {}
