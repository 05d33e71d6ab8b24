package dev.greenroom.desk;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class CustomerH2Tests extends CustomerContract {}
