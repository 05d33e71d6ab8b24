package dev.greenroom.statuspage;

import dev.greenroom.cases.forms.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who reads the page, as far as a browser says so: from where, and in which language. */
record StatusVisitor(String address, Locale language, boolean chosen) {

    static final String PARAMETER = "lang";

    /** The language that was chosen, else the first of the browser's that we speak, else {@code usual}, else English. */
    static StatusVisitor of(HttpServletRequest request, @Nullable String usual) {
        String chosen = request.getQueryString() == null ? null : choice(request.getQueryString());
        Locale language = chosen != null
                ? Words.speak(Locale.forLanguageTag(chosen))
                : request.getHeader("Accept-Language") == null
                        ? Words.speak(Locale.forLanguageTag(usual == null ? "en" : usual))
                        : first(request);
        return new StatusVisitor(request.getRemoteAddr(), language, chosen != null);
    }

    private static Locale first(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("en") || language.equals("de"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /** From the address alone: the body is read by nobody before it is known whose link it is. */
    private static @Nullable String choice(String query) {
        for (String part : query.split("&")) {
            if (part.equals(PARAMETER + "=en") || part.equals(PARAMETER + "=de")) {
                return part.substring(part.length() - 2);
            }
        }
        return null;
    }

    /** What follows an address so that the choice is kept, and what was done is said. */
    String kept(@Nullable String said) {
        List<String> parts = new ArrayList<>();
        if (chosen) {
            parts.add(PARAMETER + "=" + language.getLanguage());
        }
        if (said != null) {
            parts.add("said=" + said);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
