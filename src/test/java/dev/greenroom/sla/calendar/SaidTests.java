package dev.greenroom.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words in which calendars and levels are refused. */
class SaidTests {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern SAID = Pattern.compile(
            "(?:Refused|Invalid|refused)\\(\\s*(?:\"[^\"]*\"|[^\",]+(?:\"[^\"]*\"[^\",]*)*),\\s*(?:\"warnAt\",\\s*|\"calendar\",\\s*)?\"([a-z.-]+)\"");

    private static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle(
                "words.levels",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void bothLanguagesSayTheSame() {
        ResourceBundle english = in(Locale.ENGLISH);
        ResourceBundle german = in(Locale.GERMAN);

        for (String key : english.keySet()) {
            assertThat(german.getString(key)).as(key).isNotEqualTo(english.getString(key));
            assertThat(places(german.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @Test
    void everythingThatIsSaidHasItsText() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/greenroom/sla"))) {
            for (Path source : sources.filter(
                            source -> Files.isRegularFile(source) && !source.endsWith("CalendarInvalid.java"))
                    .toList()) {
                Matcher said = SAID.matcher(Files.readString(source));
                while (said.find()) {
                    used.add(said.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(in(Locale.ENGLISH).keySet()).containsAll(used);
    }

    @Test
    void whatIsSaidInsideIsSaidInTheSameLanguage() {
        Said inner = new Said("target.nothing");

        assertThat(new Said("level.no-due-date", "x", (Said.Why) () -> inner).in(Locale.GERMAN))
                .isEqualTo("Für das Ziel x fände sich kein Termin. Ein Ziel dauert länger als nichts.");
        assertThat(new Said("holidays.shape", "{}").in(Locale.ENGLISH))
                .isEqualTo("A holiday is {named}, {date}, {easter} or {nth, weekday, month}, not {}.");
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }
}
