package dev.greenroom.desk;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class LookupsPostgresTests extends LookupsContract {}
