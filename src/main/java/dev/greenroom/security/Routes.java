package dev.greenroom.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * The tables of who may call what ({@code security/*.csv}); what stands in none is denied. Roles are separated by
 * blanks; {@code open} needs no sign-in, {@code any} a sign-in, {@code staff} everybody but machines.
 */
final class Routes {

    static final String OWN = "/security/routes.csv";
    static final String ENGINE = "/security/engine-rest.csv";

    /** One row. */
    record Route(HttpMethod method, String path, boolean open, Set<Role> roles) {}

    private Routes() {}

    static List<Route> read(String table) {
        try (InputStream in = Routes.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("The table " + table + " is missing.");
            }
            List<Route> routes = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("method,")) {
                    routes.add(route(line.split(",")));
                }
            }
            return List.copyOf(routes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Route route(String[] cells) {
        if (cells.length != 3) {
            throw new IllegalStateException("A route is: method,path,roles. Not: " + String.join(",", cells));
        }
        String roles = cells[2].trim();
        return new Route(HttpMethod.valueOf(cells[0].trim()), cells[1].trim(), roles.equals("open"), roles(roles));
    }

    private static Set<Role> roles(String cell) {
        return switch (cell) {
            case "open" -> Set.of();
            case "any" -> EnumSet.allOf(Role.class);
            case "staff" -> EnumSet.complementOf(EnumSet.of(Role.WORKER));
            default ->
                EnumSet.copyOf(Arrays.stream(cell.split(" +")).map(Routes::role).toList());
        };
    }

    private static Role role(String key) {
        return Role.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
