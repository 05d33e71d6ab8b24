package dev.greenroom.cases;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class PromiseH2Tests extends PromiseContract {

    PromiseH2Tests(@Autowired ApplicationContext house) {
        super(house);
    }
}
