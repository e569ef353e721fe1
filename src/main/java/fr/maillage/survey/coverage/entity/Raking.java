package fr.maillage.survey.coverage.entity;

import java.util.Arrays;

/**
 * Weights that make the margins of a table of respondents equal to known ones: iterative proportional fitting (Deming and Stephan, 1940),
 * row by row and column by column in turn until both fit.
 *
 * @param weights    of each respondent of a cell, their mean 1; 0 where nobody stands
 * @param rounds     of rows and columns it took
 * @param worst      largest relative distance that remains between a margin and its target
 * @param designEffect Kish's 1 + cv² of the weights (L. Kish, Survey Sampling, 1965): n respondents are worth n divided by it
 */
public record Raking(double[][] weights, int rounds, double worst, double designEffect) {
    private static final int MOST_ROUNDS = 500;
    private static final double CLOSE = 1e-7;
    /** Beyond, the margins contradict what the cells can reach. */
    private static final double FITS = 1e-4;

    /** Whether the margins could be met. */
    public boolean fits() {
        return worst <= FITS;
    }

    public double smallest() {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream).filter(weight -> weight > 0).min().orElse(1);
    }

    public double largest() {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream).max().orElse(1);
    }

    /**
     * @param respondents by row and column, one of them at least
     * @param rows        how many each row stands for, in any unit; at least one positive
     * @param columns     the same of columns; rows and columns are brought to the same sum
     * @throws IllegalArgumentException when a row or column that stands for somebody has no respondent
     */
    public static Raking of(long[][] respondents, double[] rows, double[] columns) {
        long n = Arrays.stream(respondents).flatMapToLong(Arrays::stream).sum();
        double[] wantedRows = share(rows, n);
        double[] wantedColumns = share(columns, n);
        double[][] fitted = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++)
            for (int j = 0; j < columns.length; j++) fitted[i][j] = wantedRows[i] > 0 && wantedColumns[j] > 0 ? respondents[i][j] : 0;
        for (int i = 0; i < rows.length; i++) if (wantedRows[i] > 0 && sum(fitted[i]) == 0) throw new IllegalArgumentException("nobody stands in row " + i);
        for (int j = 0; j < columns.length; j++) if (wantedColumns[j] > 0 && column(fitted, j) == 0) throw new IllegalArgumentException("nobody stands in column " + j);
        int rounds = 0;
        double worst = Double.MAX_VALUE;
        while (rounds < MOST_ROUNDS && worst > CLOSE) {
            rounds++;
            for (int i = 0; i < rows.length; i++) scale(fitted[i], wantedRows[i]);
            for (int j = 0; j < columns.length; j++) scaleColumn(fitted, j, wantedColumns[j]);
            worst = 0;
            for (int i = 0; i < rows.length; i++) if (wantedRows[i] > 0) worst = Math.max(worst, Math.abs(sum(fitted[i]) / wantedRows[i] - 1));
        }
        return weighed(respondents, fitted, rounds, worst);
    }

    private static Raking weighed(long[][] respondents, double[][] fitted, int rounds, double worst) {
        double[][] weights = new double[fitted.length][];
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < fitted.length; i++) {
            weights[i] = new double[fitted[i].length];
            for (int j = 0; j < fitted[i].length; j++) {
                if (fitted[i][j] == 0 || respondents[i][j] == 0) continue;
                double weight = fitted[i][j] / respondents[i][j];
                weights[i][j] = weight;
                n += respondents[i][j];
                sum += weight * respondents[i][j];
                squares += weight * weight * respondents[i][j];
            }
        }
        double mean = sum / n;
        for (double[] row : weights) for (int j = 0; j < row.length; j++) row[j] /= mean;
        return new Raking(weights, rounds, worst, n * squares / (sum * sum));
    }

    private static double[] share(double[] targets, double n) {
        double sum = sum(targets);
        if (!(sum > 0) || Arrays.stream(targets).anyMatch(target -> target < 0)) throw new IllegalArgumentException("targets are counts of persons, some of them positive");
        return Arrays.stream(targets).map(target -> target * n / sum).toArray();
    }

    private static double sum(double[] row) {
        return Arrays.stream(row).sum();
    }

    private static double column(double[][] cells, int j) {
        return Arrays.stream(cells).mapToDouble(row -> row[j]).sum();
    }

    private static void scale(double[] row, double wanted) {
        double now = sum(row);
        if (now > 0) for (int j = 0; j < row.length; j++) row[j] *= wanted / now;
    }

    private static void scaleColumn(double[][] cells, int j, double wanted) {
        double now = column(cells, j);
        if (now > 0) for (double[] row : cells) row[j] *= wanted / now;
    }
}
