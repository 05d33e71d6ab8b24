package dev.greenroom.work;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class NextH2Tests extends NextContract {

    NextH2Tests(@Autowired ApplicationContext context) {
        super(context);
    }
}
