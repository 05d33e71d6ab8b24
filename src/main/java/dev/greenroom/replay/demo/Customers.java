package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** People who do not exist, from three countries; some come back with another matter. */
final class Customers {

    private static final List<Country> COUNTRIES = List.of(
            new Country(
                    "nl",
                    List.of("Sanne", "Daan", "Femke", "Bram", "Lotte", "Jeroen", "Noor", "Thijs", "Iris", "Pieter"),
                    List.of("de Vries", "Bakker", "van Dijk", "Visser", "Smit", "Mulder", "de Groot", "Bos", "Kok")),
            new Country(
                    "de",
                    List.of("Lena", "Jonas", "Marie", "Felix", "Katrin", "Stefan", "Ulrike", "Tobias", "Heike", "Emil"),
                    List.of(
                            "Schneider",
                            "Weber",
                            "Wagner",
                            "Becker",
                            "Hoffmann",
                            "Koch",
                            "Richter",
                            "Wolf",
                            "Neumann")),
            new Country(
                    "en",
                    List.of("Emily", "Oliver", "Grace", "Harry", "Amelia", "George", "Ruby", "Arthur", "Isla", "Owen"),
                    List.of("Clarke", "Walker", "Hughes", "Turner", "Bennett", "Cooper", "Ward", "Morgan", "Ellis")));

    private static final int FIRST = 10_000;
    private static final int LAST = 99_999;

    private final Dice dice;
    private final Set<Integer> numbers = new HashSet<>();
    private final List<NewCase.NewCustomer> seen = new ArrayList<>();

    Customers(Dice dice) {
        this.dice = dice;
    }

    private record Country(String code, List<String> first, List<String> last) {}

    NewCase.NewCustomer next() {
        if (seen.size() > 20 && dice.chance(20)) {
            return dice.pick(seen);
        }
        NewCase.NewCustomer fresh = make("");
        seen.add(fresh);
        return fresh;
    }

    /** Somebody whose number tells the simulated outside world how to answer. */
    NewCase.NewCustomer marked(String mark) {
        return make("-" + mark);
    }

    private NewCase.NewCustomer make(String mark) {
        Country country = dice.pick(COUNTRIES);
        String first = dice.pick(country.first());
        String last = dice.pick(country.last());
        int number = free(dice.between(FIRST, LAST));
        String mail = (first + "." + last.replace(" ", "") + number).toLowerCase(Locale.ROOT) + "@example."
                + (country.code().equals("en") ? "org" : "com");
        return new NewCase.NewCustomer(
                "C-" + number + mark,
                first + " " + last,
                mail,
                phone(country),
                postcode(country),
                dice.chance(15) ? "gold" : null,
                country.code().equals("de") ? "de" : "en");
    }

    /** Two people of one number would be one customer of two names. */
    private int free(int number) {
        int free = number;
        while (!numbers.add(free)) {
            free = free == LAST ? FIRST : free + 1;
        }
        return free;
    }

    private String phone(Country country) {
        return switch (country.code()) {
            case "nl" -> "+31 20 555 " + dice.between(1000, 9999);
            case "de" -> "+49 30 5550 " + dice.between(1000, 9999);
            default -> "+44 20 7946 0" + dice.between(100, 999);
        };
    }

    private String postcode(Country country) {
        char letter = (char) ('A' + dice.between(0, 25));
        return switch (country.code()) {
            case "nl" -> dice.between(1011, 9999) + " " + letter + letter;
            case "de" -> String.format(Locale.ROOT, "%05d", dice.between(10_115, 99_998));
            default -> "SW" + dice.between(1, 20) + " " + dice.between(1, 9) + letter + "Z";
        };
    }

    /** An account no simulator takes for a sign. */
    String iban() {
        return account("42");
    }

    /** An account whose last digits are a sign. */
    String account(String end) {
        return "NL" + dice.between(10, 99) + "BANK" + dice.between(100_000, 999_999) + end;
    }
}
