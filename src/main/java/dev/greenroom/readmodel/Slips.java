package dev.greenroom.readmodel;

/** How far a word is from the one that was meant. */
final class Slips {

    private Slips() {}

    /** How many letters were left out, put in, mistaken, or swapped with their neighbour (optimal string alignment). */
    static int between(String one, String other) {
        int[][] far = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                far[i][j] = i == 0 || j == 0 ? i + j : nearest(far, one, other, i, j);
            }
        }
        return far[one.length()][other.length()];
    }

    private static int nearest(int[][] far, String one, String other, int i, int j) {
        int mistaken = far[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int nearest = Math.min(mistaken, Math.min(far[i - 1][j], far[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(nearest, far[i - 2][j - 2] + 1) : nearest;
    }
}
