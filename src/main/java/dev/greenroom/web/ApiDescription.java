package dev.greenroom.web;

import dev.greenroom.shared.LookAgain;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of every route: how to sign in, and that every refusal is a problem document. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";

    @Bean
    GlobalOpenApiCustomizer describeApi() {
        return ApiDescription::describe;
    }

    private static void describe(OpenAPI document) {
        document.setInfo(new Info()
                .title("Greenroom")
                .version("1")
                .description("Back office and contact center work on the same cases."));
        document.setServers(List.of(new Server().url("/")));
        document.getComponents()
                .addSchemas(PROBLEM, problem())
                .addSchemas("FieldProblem", fieldProblem())
                .addResponses(
                        PROBLEM,
                        new ApiResponse()
                                .description("Refused; the problem says why, and what to do")
                                .content(
                                        new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(ref(PROBLEM)))))
                .addSecuritySchemes(
                        "basic",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecuritySchemes(
                        "session",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("GREENROOM_SESSION"));
        document.setSecurity(Stream.of("basic", "bearer", "session")
                .map(scheme -> new SecurityRequirement().addList(scheme))
                .toList());
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .forEach(ApiDescription::complete);
    }

    private static void complete(Operation operation) {
        addProblem(operation);
        addLookAgain(operation);
    }

    /** Where it is heeded, the description says so. */
    private static void addLookAgain(Operation operation) {
        String description = operation.getDescription();
        if (description != null && description.endsWith(LookAgain.SAID)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(LookAgain.HEADER)
                    .description("That a screen reads again by itself what it shows")
                    .schema(new StringSchema()._enum(List.of("true"))));
        }
    }

    private static void addProblem(Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.addApiResponse(ApiResponses.DEFAULT, new ApiResponse().$ref(PROBLEM));
        operation.setResponses(responses);
    }

    private static Schema<?> problem() {
        ObjectSchema problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema());
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("code", new StringSchema().description("Stable, for programs: task-already-claimed"));
        problem.addProperty("detail", new StringSchema().description("What to do, for people"));
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(ref("FieldProblem")));
        problem.setRequired(List.of("status", "code", "detail"));
        return problem;
    }

    private static Schema<?> fieldProblem() {
        ObjectSchema problem = new ObjectSchema();
        problem.addProperty("field", new StringSchema());
        problem.addProperty("message", new StringSchema());
        problem.setRequired(List.of("field", "message"));
        return problem;
    }

    private static Schema<?> ref(String name) {
        return new Schema<>().$ref(name);
    }
}
