package dev.greenroom.work;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people who do work, over HTTP. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "People", description = "Who does work, what they can, when they are here")
class PeopleController {

    private final StaffBook people;

    PeopleController(StaffBook people) {
        this.people = people;
    }

    /** Everybody, by name. */
    @Schema(name = "StaffPeople")
    record All(List<Person> items) {}

    @Schema(name = "StaffPersonChange")
    private record Change(
            Map<String, Integer> skills,
            @Nullable String calendar,
            @Nullable Map<String, List<String>> hours,
            Person.@Nullable Away away,
            Person.@Nullable Messages messages,
            @Nullable Integer version) {}

    @GetMapping
    @Operation(summary = "Everybody who does work")
    All all() {
        return new All(people.all());
    }

    @GetMapping("/me")
    @Operation(summary = "What is known of you")
    Person me() {
        return people.me();
    }

    @Schema(name = "StaffEscalations")
    private record Escalations(@Schema(allowableValues = {"none", "en", "de"}) String escalations) {}

    @PutMapping("/me/messages")
    @Operation(
            summary = "Say whether you hear of escalations by mail, and in which language",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Escalations.class))))
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(
            responseCode = "422",
            ref = "Problem",
            description = "Names the field that is wrong; without an address nobody can be written to")
    Person messages(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        return people.hearOfEscalations(body, language);
    }

    @GetMapping("/{name}")
    @Operation(summary = "What is known of a person")
    Person one(@PathVariable String name) {
        return people.one(name);
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Say what a person can and when they are here",
            description = "Replaces what was said before. A substitute is offered the work of the absent person's teams"
                    + " and may take over what they hold.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Change.class))))
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "person-changed: another version stands")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Person change(@PathVariable String name, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        return people.change(name, body, language);
    }
}
