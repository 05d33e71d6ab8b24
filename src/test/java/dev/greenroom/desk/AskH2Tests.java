package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class AskH2Tests extends AskContract {}
