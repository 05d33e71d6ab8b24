package dev.greenroom.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.greenroom.shared.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Says where a body could not be read, without repeating what the parser says about our types. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail problem(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Problems.invalid(List.of(new FieldProblem(path(unknown), "is not known here")));
        }
        if (cause instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return Problems.invalid(List.of(new FieldProblem(path(wrong), "has the wrong type")));
        }
        if (cause instanceof JsonProcessingException broken) {
            JsonLocation place = broken.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            return Problems.problem(
                    HttpStatus.BAD_REQUEST, "unreadable-json", "The body is no valid JSON" + where + ".");
        }
        return Problems.problem(HttpStatus.BAD_REQUEST, "unreadable-json", "The body is missing or no valid JSON.");
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
