package dev.greenroom.connectors;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

class KilledNodeH2Tests extends KilledNodeContract {

    @Override
    List<String> database() {
        return List.of();
    }

    @Override
    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder().resolve("greenroom") + ";IFEXISTS=TRUE", "sa", "");
    }
}
