package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class CaseViewsPostgresTests extends CaseViewsContract {}
