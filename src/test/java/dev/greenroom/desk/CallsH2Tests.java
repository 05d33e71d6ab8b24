package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class CallsH2Tests extends CallsContract {}
