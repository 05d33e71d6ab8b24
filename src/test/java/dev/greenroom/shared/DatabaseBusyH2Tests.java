package dev.greenroom.shared;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class DatabaseBusyH2Tests extends DatabaseBusyContract {

    DatabaseBusyH2Tests(@Autowired ApplicationContext house) {
        super(house, "system_range(1, 100000)");
    }
}
