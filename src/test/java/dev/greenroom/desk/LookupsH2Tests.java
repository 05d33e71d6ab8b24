package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class LookupsH2Tests extends LookupsContract {}
