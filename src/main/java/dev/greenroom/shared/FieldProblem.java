package dev.greenroom.shared;

/** What is wrong with one field of a request, in words its sender understands. */
public record FieldProblem(String field, String message) {}
