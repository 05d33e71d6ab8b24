package dev.greenroom.desk;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class DateToldPostgresTests extends DateToldContract {}
