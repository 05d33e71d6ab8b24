package dev.greenroom.engine;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@GreenroomTest
class FactsH2Tests extends FactsContract {

    FactsH2Tests(@Autowired ConfigurableApplicationContext context) {
        super(context);
    }
}
