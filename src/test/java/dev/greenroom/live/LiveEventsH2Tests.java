package dev.greenroom.live;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class LiveEventsH2Tests extends LiveEventsContract {}
