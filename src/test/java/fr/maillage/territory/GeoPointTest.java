package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {

    private static final GeoPoint MENDE = new GeoPoint(3.49978, 44.52161);

    @ParameterizedTest
    @CsvSource({"3.49978,44.52161", "8.7369,41.9267", "-61.5332,16.2412", "-52.3135,4.9224", "55.4504,-20.8823", "45.2279,-12.7806", "166.4416,-22.2758", "-149.5665,-17.5373"})
    void townsOfFranceLieInFranceAndAreSeenWhenSwapped(double longitude, double latitude) {
        assertThat(new GeoPoint(longitude, latitude).inFrance()).isTrue();
        assertThat(GeoPoint.looksSwapped(longitude, latitude)).isFalse();
        assertThat(GeoPoint.looksSwapped(latitude, longitude)).isTrue();
    }

    @Test
    void aPointThatIsWrongBothWaysIsNotCalledSwapped() {
        assertThat(GeoPoint.looksSwapped(0, 0)).isFalse();
        assertThat(GeoPoint.looksSwapped(500, 44)).isFalse();
        assertThat(GeoPoint.looksSwapped(Double.NaN, 44)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"180.1,0", "-181,0", "0,90.01", "0,-91", "NaN,0", "0,NaN", "Infinity,0"})
    void pointsOffTheGlobeAreRefused(double longitude, double latitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(longitude, latitude));
    }

    @Test
    void distanceFromMendeToFloracIsAboutTwentyThreeKilometres() {
        assertThat(MENDE.metresTo(new GeoPoint(3.59276, 44.32626))).isCloseTo(22_950, within(150.0));
        assertThat(MENDE.metresTo(MENDE)).isZero();
    }

    @Property
    void distanceIsTheSameBothWaysAndNeverMoreThanHalfTheGlobe(@ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude) {
        GeoPoint other = new GeoPoint(longitude, latitude);
        assertThat(MENDE.metresTo(other)).isBetween(0.0, 20_015_200.0).isCloseTo(other.metresTo(MENDE), within(1e-3));
    }
}
