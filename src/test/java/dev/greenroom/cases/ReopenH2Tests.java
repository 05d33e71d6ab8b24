package dev.greenroom.cases;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class ReopenH2Tests extends ReopenContract {

    ReopenH2Tests(@Autowired ApplicationContext house) {
        super(house);
    }
}
