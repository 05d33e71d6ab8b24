package dev.greenroom.statuspage;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class StatusPageH2Tests extends StatusPageContract {}
