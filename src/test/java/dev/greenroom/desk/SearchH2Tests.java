package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class SearchH2Tests extends SearchContract {}
