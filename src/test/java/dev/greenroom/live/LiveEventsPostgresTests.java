package dev.greenroom.live;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class LiveEventsPostgresTests extends LiveEventsContract {}
