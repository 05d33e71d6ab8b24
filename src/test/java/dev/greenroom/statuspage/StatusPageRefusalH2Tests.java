package dev.greenroom.statuspage;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class StatusPageRefusalH2Tests extends StatusPageRefusalContract {}
