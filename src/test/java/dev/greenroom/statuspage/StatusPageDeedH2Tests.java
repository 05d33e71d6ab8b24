package dev.greenroom.statuspage;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class StatusPageDeedH2Tests extends StatusPageDeedContract {}
