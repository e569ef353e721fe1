package fr.maillage.carpool.control.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    @ParameterizedTest
    @ValueSource(strings = {"24/7", "Mo-Fr 08:00-20:00", "Mo-Su 04:30-01:30", "07:00-22:00", "Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off",
        "Apr-Oct Mo-Su 08:00-20:00", "Mo,We,Fr 10:00-18:00", "sunrise-sunset", "Su off"})
    void whatOpenStreetMapWritesIsWellFormed(String hours) {
        assertThat(OpeningHours.wellFormed(hours)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24-24", "Nuit", "Ouvert 24h-24h", "Du lundi au Dimanche 9h-20h", "Lu-Di 04:30-01:30", " ", "Mo-Fr 25:00", "<b>24/7</b>"})
    void otherTextsAreNot(String hours) {
        assertThat(OpeningHours.wellFormed(hours)).isFalse();
    }
}
