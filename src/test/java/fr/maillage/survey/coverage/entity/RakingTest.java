package fr.maillage.survey.coverage.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RakingTest {
    @Test
    void twoByTwoComesToTheKnownTable() {
        // 40 and 60 respondents of two communes, 50 and 50 of two ages; the census says half and half, 30 and 70
        Raking raking = Raking.of(new long[][] {{20, 20}, {30, 30}}, new double[] {500, 500}, new double[] {300, 700});
        assertThat(raking.fits()).isTrue();
        // independent margins stay independent: 100 x 0.5 x 0.3 = 15 for 20 respondents
        assertThat(raking.weights()[0][0]).isCloseTo(15.0 / 20, within(1e-6));
        assertThat(raking.weights()[1][1]).isCloseTo(35.0 / 30, within(1e-6));
        assertThat(raking.smallest()).isCloseTo(0.5, within(1e-6));
        assertThat(raking.largest()).isCloseTo(1.75, within(1e-6));
    }

    @Test
    void aSampleLikeItsPopulationCostsNothing() {
        Raking raking = Raking.of(new long[][] {{10, 30}, {20, 60}}, new double[] {40, 80}, new double[] {30, 90});
        assertThat(raking.designEffect()).isCloseTo(1, within(1e-9));
        assertThat(raking.rounds()).isEqualTo(1);
    }

    @Test
    void whoNobodyAnsweredForIsNotMadeUp() {
        assertThatThrownBy(() -> Raking.of(new long[][] {{5, 0}, {5, 0}}, new double[] {1, 1}, new double[] {1, 1})).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("column 1");
    }

    @Test
    void marginsThatTheCellsCannotReachAreToldAsSuch() {
        // the young all live in the first commune, which is a tenth of the people, yet they are half of them
        assertThat(Raking.of(new long[][] {{10, 10}, {0, 10}}, new double[] {1, 9}, new double[] {5, 5}).fits()).isFalse();
    }

    @Property(tries = 200)
    void anyFullTableMeetsItsMargins(@ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int rows, @ForAll @IntRange(min = 1, max = 6) int columns) {
        long[][] respondents = new long[rows][columns];
        for (long[] row : respondents) for (int j = 0; j < columns; j++) row[j] = 1 + random.nextInt(50);
        double[] wantedRows = random.doubles(rows, 1, 1000).toArray();
        double[] wantedColumns = random.doubles(columns, 1, 1000).toArray();
        Raking raking = Raking.of(respondents, wantedRows, wantedColumns);
        assertThat(raking.fits()).as("worst " + raking.worst()).isTrue();
        double n = 0;
        double[] gotRows = new double[rows];
        double[] gotColumns = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double weighted = respondents[i][j] * raking.weights()[i][j];
                n += respondents[i][j];
                gotRows[i] += weighted;
                gotColumns[j] += weighted;
            }
        }
        double rowSum = java.util.Arrays.stream(wantedRows).sum();
        double columnSum = java.util.Arrays.stream(wantedColumns).sum();
        for (int i = 0; i < rows; i++) assertThat(gotRows[i] / n).isCloseTo(wantedRows[i] / rowSum, within(1e-4));
        for (int j = 0; j < columns; j++) assertThat(gotColumns[j] / n).isCloseTo(wantedColumns[j] / columnSum, within(1e-4));
        assertThat(raking.designEffect()).isGreaterThanOrEqualTo(1 - 1e-9);
    }
}
