package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class CausesH2Tests extends CausesContract {}
