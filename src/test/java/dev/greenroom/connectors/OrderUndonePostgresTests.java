package dev.greenroom.connectors;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class OrderUndonePostgresTests extends OrderUndoneContract {}
