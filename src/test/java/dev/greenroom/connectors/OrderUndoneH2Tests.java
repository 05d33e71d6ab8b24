package dev.greenroom.connectors;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class OrderUndoneH2Tests extends OrderUndoneContract {}
