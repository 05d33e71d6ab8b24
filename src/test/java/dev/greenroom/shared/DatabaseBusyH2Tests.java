package dev.greenroom.shared;

import dev.greenroom.GreenroomTest;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomTest
class DatabaseBusyH2Tests extends DatabaseBusyContract {

    DatabaseBusyH2Tests(@Autowired DataSource database) {
        super(database, "system_range(1, 100000)");
    }
}
