package fr.maillage.survey.results.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.results.entity.Redaction.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Écrivez-moi à jean.dupont@example.org|EMAIL", "jean dupont (at) example.fr|EMAIL", "Appelez le 06 12 34 56 78|PHONE", "le 0466490000 le soir|PHONE", "le 04.66.49.00.00|PHONE",
            "au +33 6 12 34 56 78|PHONE", "voir https://example.org/moi|LINK", "voir www.example.org|LINK", "suivez @jeannot48|LINK", "au 12 rue du Pont|ADDRESS", "au 3 bis, chemin des Prés|ADDRESS",
            "comme Mme Durand le dit|TITLE", "le docteur Martin part|TITLE", "ma voisine Josette le sait|NAME", "le fils d’Antoine|NAME", "dossier 480950012|NUMBER"})
    void whatPointsToAPersonIsFound(String text, Trace trace) {
        assertThat(Redaction.traces(text)).contains(trace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Il manque un banc à l’arrêt de car. Merci !", "Pas de car après 18 h 30, ni le dimanche.", "On était 12 en 2024 ; on est 40.", "Trop cher : 25 € par semaine."})
    void plainSentencesPass(String text) {
        assertThat(Redaction.traces(text)).isEmpty();
    }

    @Test
    void addressesThatCanBeUsedAreRefusedAndNamesAreAskedAbout() {
        assertThat(Trace.EMAIL.hard()).isTrue();
        assertThat(Trace.PHONE.hard()).isTrue();
        assertThat(Trace.NAME.hard()).isFalse();
    }
}
