package dev.greenroom.work;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class AtOnceH2Tests extends AtOnceContract {

    AtOnceH2Tests(@Autowired ApplicationContext context) {
        super(context);
    }
}
