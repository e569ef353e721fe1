package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void daysAreWrittenAsPeopleWriteThem() {
        assertThat(Days.full(LocalDate.of(2027, 3, 12), Locale.FRENCH)).isEqualTo("12 mars 2027");
        assertThat(Days.withWeekday(LocalDate.of(2027, 5, 1), Locale.FRENCH)).isEqualTo("samedi 1er mai 2027");
        assertThat(Days.full(LocalDate.of(2027, 5, 1), Locale.ENGLISH)).isEqualTo("1 May 2027");
        assertThat(Days.brief(LocalDate.of(LocalDate.now(Days.ZONE).getYear(), 8, 3), Locale.FRENCH)).isEqualTo("3 août");
        assertThat(Days.brief(LocalDate.of(1999, 8, 3), Locale.FRENCH)).isEqualTo("3 août 1999");
    }

    @Test
    void hoursAreThoseOfParis() {
        assertThat(Days.at(Instant.parse("2027-03-12T17:05:00Z"), Locale.FRENCH)).isEqualTo("12 mars 2027, 18 h 05");
        assertThat(Days.at(Instant.parse("2027-07-12T22:05:00Z"), Locale.ENGLISH)).isEqualTo("13 July 2027, 00:05");
    }
}
