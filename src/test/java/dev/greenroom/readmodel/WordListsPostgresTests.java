package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class WordListsPostgresTests extends WordListsContract {}
