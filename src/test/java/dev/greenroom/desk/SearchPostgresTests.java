package dev.greenroom.desk;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class SearchPostgresTests extends SearchContract {}
