package fr.maillage.survey.results.entity;

/**
 * Between which shares the true one lies, 19 times of 20, had the respondents been drawn at random.
 * Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927): it stays between
 * 0 and 1 and holds for small numbers, where the usual one does not.
 *
 * @param low  share, 0 to 1
 * @param high share, 0 to 1
 */
public record Interval(double low, double high) {
    /** 97.5 % quantile of the normal law. */
    private static final double Z = 1.959963984540054;

    /**
     * @param count      persons who gave the answer; weighted: their part of n
     * @param n          respondents, or fewer of them when weights make them worth fewer
     * @param population of which the respondents are part, or 0 for a very large one: when most of it has answered, little remains unknown.
     *                   The finite population correction makes n worth n (N − 1) / (N − n) (Cochran, Sampling Techniques, 1977, 2.6)
     */
    public static Interval wilson(double count, double n, long population) {
        if (!(n > 0) || count < 0 || count > n + 1e-9) throw new IllegalArgumentException(count + " of " + n);
        double p = Math.min(1, count / n);
        if (population > 0 && n >= population) return new Interval(p, p);
        double worth = population > 0 ? n * (population - 1) / (population - n) : n;
        double z2 = Z * Z / worth;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / worth + z2 / (4 * worth));
        return new Interval(p == 0 ? 0 : Math.max(0, centre - half), p == 1 ? 1 : Math.min(1, centre + half));
    }
}
