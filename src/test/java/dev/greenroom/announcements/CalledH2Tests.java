package dev.greenroom.announcements;

import dev.greenroom.GreenroomTest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class CalledH2Tests extends CalledContract {

    CalledH2Tests(@Autowired ApplicationContext house) throws IOException {
        super(house);
    }
}
