package dev.greenroom.cases.forms;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Plain words for people, in English or German. */
public final class Words {

    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    private Words(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("words.cases", language, NO_GUESS);
    }

    /** German for German, English for everything else. */
    public static Words in(Locale language) {
        return new Words(speak(language));
    }

    /** The language we speak to somebody who asks for {@code asked}. */
    public static Locale speak(Locale asked) {
        return Locale.GERMAN.getLanguage().equals(asked.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
    }

    /** Whether there is a text for this key. */
    public boolean knows(String key) {
        return bundle.containsKey(key);
    }

    /** What people call a group; empty for a group that has only its key. */
    public Optional<String> group(String key) {
        String text = "group." + key;
        return knows(text) ? Optional.of(say(text)) : Optional.empty();
    }

    /** A text in both languages, for colleagues of whom nobody knows which of them they read. */
    public static String both(String key, Object... arguments) {
        String english = in(Locale.ENGLISH).say(key, arguments);
        String german = in(Locale.GERMAN).say(key, arguments);
        return english.equals(german) ? english : english + " / " + german;
    }

    /** A text by key; arguments as in {@link MessageFormat}. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }
}
