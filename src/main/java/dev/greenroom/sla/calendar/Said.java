package dev.greenroom.sla.calendar;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Why something about calendars and levels was refused: a text of {@code words/levels}, in English or German. */
public final class Said {

    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String key;
    private final List<Object> about;

    public Said(String key, @Nullable Object... about) {
        this.key = key;
        this.about = Arrays.stream(about)
                .map(each -> each instanceof Why why ? (Object) why.said() : String.valueOf(each))
                .toList();
    }

    /** What can say why. */
    public interface Why {

        Said said();
    }

    /** German for German, English for everything else. */
    public String in(Locale language) {
        Locale spoken = Locale.GERMAN.getLanguage().equals(language.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
        String text = ResourceBundle.getBundle("words.levels", spoken, NO_GUESS).getString(key);
        Object[] words = about.stream()
                .map(each -> each instanceof Said inner ? inner.in(spoken) : each)
                .toArray();
        return new MessageFormat(text, spoken).format(words);
    }
}
