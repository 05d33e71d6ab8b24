package dev.greenroom.desk;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class CustomerPostgresTests extends CustomerContract {}
