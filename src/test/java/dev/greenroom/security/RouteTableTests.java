package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route against every role, from the table that also guards them. */
@GreenroomTest
class RouteTableTests {

    private static final Set<Integer> DENIED = Set.of(401, 403);

    private final List<RequestMappingHandlerMapping> mappings;
    private final Http http;

    RouteTableTests(@Autowired List<RequestMappingHandlerMapping> mappings, @Autowired Environment environment) {
        this.mappings = mappings;
        this.http = Http.of(environment);
    }

    @Test
    void everyRouteHasARow() {
        Set<String> rows = Routes.read(Routes.OWN).stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped())
                .as("routes without a row in src/main/resources/security/routes.csv")
                .allSatisfy(route -> assertThat(rows).contains(route));
    }

    @Test
    void nobodyGetsInWithoutASignIn() {
        for (Routes.Route route : closed()) {
            assertThat(http.send(route.method().name(), concrete(route), null).status())
                    .as(route.toString())
                    .isEqualTo(401);
        }
    }

    @Test
    void aRoleWithoutTheRightIsRefused() {
        for (Caller caller : DemoPersonas.ALL) {
            for (Routes.Route route : closed()) {
                if (route.roles().stream().noneMatch(caller::has)) {
                    assertThat(http.as(caller.name())
                                    .send(route.method().name(), concrete(route), null)
                                    .status())
                            .as(caller.name() + " " + route)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void whatHasNoRowIsDenied() {
        for (String path : List.of("/actuator", "/actuator/env", "/h2-console", "/camunda", "/app", "/api/nothing")) {
            assertThat(http.as("ada").get(path).status()).as(path).isIn(DENIED);
        }
        assertThat(http.as("ada").send("TRACE", "/api/session", null).status()).isNotEqualTo(200);
    }

    private Set<String> mapped() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (handler.getBeanType().getPackageName().startsWith("dev.greenroom")) {
                    routes.addAll(routes(info));
                }
            });
        }
        return routes;
    }

    private static List<String> routes(RequestMappingInfo info) {
        List<String> routes = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                routes.add(method + " " + pattern);
            }
        }
        return routes;
    }

    private static List<Routes.Route> closed() {
        return Stream.of(Routes.OWN, Routes.ENGINE)
                .flatMap(table -> Routes.read(table).stream())
                .filter(route -> !route.open())
                .toList();
    }

    private static String concrete(Routes.Route route) {
        return route.path().replaceAll("\\{[^}]+}", "x").replace("**", "x");
    }
}
