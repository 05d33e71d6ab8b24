package dev.greenroom.replay;

import dev.greenroom.Greenroom;
import dev.greenroom.JavaMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Greenroom's commands, each in a Java machine of its own, on the data of one folder. */
record Machines(Path folder) {

    /** Runs a command to its end; the code it ends with. */
    int run(String console, String... arguments) throws IOException, InterruptedException {
        Process process = start(console, arguments);
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Starts a command; what it says goes to the file {@code console}. */
    Process start(String console, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return JavaMachine.start(Greenroom.class, all, folder.resolve(console));
    }

    /** How far a replay says it is. */
    int percent(String console) {
        String text = text(console);
        int sign = text.lastIndexOf(" %");
        if (sign < 4) {
            return 0;
        }
        String digits = text.substring(sign - 3, sign).trim();
        return digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0;
    }

    /** What a command said so far. */
    String text(String console) {
        try {
            Path file = folder.resolve(console);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0));
    }

    /** What a question finds, a line for each row. */
    List<String> rows(String sql) throws SQLException {
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("greenroom"), "sa", "");
                ResultSet found = database.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }
}
