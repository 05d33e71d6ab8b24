package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class DateToldH2Tests extends DateToldContract {}
