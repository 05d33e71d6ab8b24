package dev.greenroom.engine.catalog;

/** Words in the languages Greenroom speaks. */
public record Text(String en, String de) {

    /** In {@code language} ({@code de}, {@code de-AT}, …), English when it is none of ours. */
    public String in(String language) {
        return language.startsWith("de") ? de : en;
    }
}
