package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class CaseViewsH2Tests extends CaseViewsContract {}
