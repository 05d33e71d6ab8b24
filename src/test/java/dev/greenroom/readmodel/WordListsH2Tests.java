package dev.greenroom.readmodel;

import dev.greenroom.GreenroomTest;

@GreenroomTest
class WordListsH2Tests extends WordListsContract {}
