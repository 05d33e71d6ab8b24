package dev.greenroom.intake;

/** A type of work, as the table of types has it: whose it is, how fast and how urgent. */
record WorkType(
        String key, String labelEn, String labelDe, String group, String serviceLevel, String skills, int priority) {

    String label(String language) {
        return language.equals("de") ? labelDe : labelEn;
    }
}
