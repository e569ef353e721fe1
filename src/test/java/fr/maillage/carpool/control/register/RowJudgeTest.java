package fr.maillage.carpool.control.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.carpool.entity.SiteType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of each kind of damage. */
class RowJudgeTest {
    private static final String HEAD = "id_lieu,id_local,nom_lieu,ad_lieu,com_lieu,insee,type,date_maj,ouvert,source,Xlong,Ylat,nbre_pl,nbre_pmr,duree,horaires,proprio,lumiere,comm\n";
    private static final String GOOD = "48198-C-001,A1,Villefort,Croisement D901-D51,VILLEFORT,48198,Aire de covoiturage,2019-08-29,true,224800011,3.9333345,44.4435576,10,1,,24/7,,false,";

    private static List<RowJudge.Judgement> judge(String head, Set<String> scope, String... rows) {
        RowJudge judge = new RowJudge(TestCommunes.ALL, scope, LocalDate.of(2026, 6, 1));
        List<RowJudge.Judgement> all = new ArrayList<>();
        try (RegisterReader reader = new RegisterReader(RegisterText.of((head + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8)))) {
            for (RegisterReader.Row row = reader.next(); row != null; row = reader.next()) all.add(judge.judge(row));
        }
        return all;
    }

    private static RowJudge.Judgement row(String row) {
        return judge(HEAD, null, row).get(0);
    }

    private static RowJudge.Judgement with(String before, String after) {
        assertThat(GOOD).contains(before);
        return row(GOOD.replace(before, after));
    }

    private static List<String> said(RowJudge.Judgement judgement) {
        return judgement.findings().stream().map(f -> f.outcome() + " " + f.field() + " " + f.reason() + (f.args().isEmpty() ? "" : " " + f.args())).toList();
    }

    @Test
    void aRightRowIsTakenWithoutAWord() {
        RowJudge.Judgement judgement = row(GOOD);
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.facts().type()).isEqualTo(SiteType.CARPOOL_AREA);
        assertThat(judgement.facts().longitude().toPlainString()).isEqualTo("3.9333345");
        assertThat(judgement.facts().comment()).isNull();
        assertThat(judgement.commune()).isEqualTo("Villefort");
    }

    @Test
    void aFormerCodeLeadsToTheCommuneInForce() {
        RowJudge.Judgement judgement = with("VILLEFORT,48198", "LE BLEYMARD,48027");
        assertThat(judgement.facts().commune()).isEqualTo("48027");
        RowJudge.Judgement merged = with("VILLEFORT,48198", "BAGNOLS LES BAINS,48014");
        assertThat(merged.facts().commune()).isEqualTo("48027");
        assertThat(said(merged)).contains("WARNED insee formerCode [48027, Mont Lozère et Goulet]");
    }

    @Test
    void aPostalCodeIsTakenWhenOnlyOneCommuneCanBeMeant() {
        RowJudge.Judgement judgement = with("VILLEFORT,48198", "Villefort,48800");
        assertThat(judgement.facts().commune()).isEqualTo("48198");
        assertThat(said(judgement)).contains("WARNED insee postalCode [48198, Villefort]");
        assertThat(said(with("VILLEFORT,48198", "ailleurs,48800")).get(0)).startsWith("REFUSED insee postalCodeOfSeveral").contains("48198 Villefort");
    }

    @Test
    void aCodeThatLostItsZeroIsProposedNotGuessed() {
        assertThat(said(with("48198", "1024"))).contains("REFUSED insee lostZero [01024]");
        assertThat(said(with("VILLEFORT,48198", "X,99999"))).contains("REFUSED insee unknownCode");
    }

    @Test
    void exchangedCoordinatesAreRefusedWithTheRightOnes() {
        assertThat(said(with("3.9333345,44.4435576", "44.4435576,3.9333345"))).containsExactly("REFUSED Xlong swapped [3.9333345, 44.4435576]");
        assertThat(said(with("3.9333345,44.4435576", "0,0"))).contains("REFUSED Xlong notInFrance [0.0]");
        assertThat(said(with("3.9333345", "abc"))).contains("REFUSED Xlong number");
    }

    @Test
    void smallFaultsAreToldAndTaken() {
        assertThat(said(with("3.9333345,44.4435576", "\"3,9333\",44.44"))).containsExactly("WARNED Xlong comma", "WARNED Ylat imprecise");
        assertThat(said(with("2019-08-29", "29/08/2019"))).containsExactly("WARNED date_maj dateForm [2019-08-29]");
        assertThat(said(with("2019-08-29", "2031-01-01"))).containsExactly("WARNED date_maj future");
        assertThat(said(with("10,1,", "10,12,"))).containsExactly("WARNED nbre_pmr moreAccessible [12, 10]");
        assertThat(said(with("10,1,", "dix,1,"))).containsExactly("WARNED nbre_pl countDropped");
        assertThat(said(with("Aire de covoiturage,2019", "AIRE DE COVOITURAGE,2019"))).containsExactly("WARNED type typeForm [Aire de covoiturage]");
        assertThat(said(with("24/7", "24-24"))).containsExactly("WARNED horaires hours");
        assertThat(said(with("true,", "oui,"))).containsExactly("WARNED ouvert flagForm [true]");
        assertThat(said(with("224800011", "22480001100013"))).containsExactly("WARNED source siret [224800011]");
        assertThat(said(with("224800011", "224800012"))).containsExactly("WARNED source sirenKey");
    }

    @Test
    void damagedTextIsToldAndNeverRepaired() {
        RowJudge.Judgement twice = with("Croisement D901-D51", "Salle des f\u00c3\u00aates");
        assertThat(said(twice)).containsExactly("WARNED ad_lieu doubleEncoded [Salle des f\u00eates]");
        assertThat(twice.facts().address()).isEqualTo("Salle des f\u00c3\u00aates");
        assertThat(said(with("Croisement D901-D51", "La pointe \u00e9 Rullaud"))).containsExactly("WARNED ad_lieu damagedLetter");
        assertThat(said(with("Croisement D901-D51", "Fran?aise"))).containsExactly("WARNED ad_lieu lostLetter");
        assertThat(with("Croisement D901-D51", "Rue d'\u00e0 c\u00f4t\u00e9").findings()).isEmpty();
    }

    @Test
    void whatIsRequiredIsRefusedWhenMissing() {
        assertThat(said(with("A1,Villefort", "A1,"))).contains("REFUSED nom_lieu missing");
        assertThat(said(with("2019-08-29", ""))).contains("REFUSED date_maj missing");
        assertThat(said(with("2019-08-29", "2019-02-30"))).contains("REFUSED date_maj date");
        assertThat(said(with("true,", "peut-\u00eatre,"))).contains("REFUSED ouvert flag");
        assertThat(said(with("48198-C-001,A1", ","))).contains("REFUSED id_local noIdentifier");
        assertThat(said(with("Aire de covoiturage,2019", "Gare,2019")).get(0)).startsWith("REFUSED type unknownType");
        assertThat(said(with("A1,Villefort", "A1," + "x".repeat(201)))).contains("REFUSED nom_lieu tooLong [200, 201]");
    }

    @Test
    void aRaggedRowIsRefusedButEmptyCellsAtItsEndAreNot() {
        assertThat(said(row("48198-C-001,A1,Villefort"))).containsExactly("REFUSED null ragged [3, 19]");
        assertThat(row(GOOD + ",,").findings()).isEmpty();
        assertThat(said(row(GOOD + ",trop"))).containsExactly("REFUSED null ragged [20, 19]");
    }

    @Test
    void anIdentifierMetTwiceIsRefusedWithTheFirstLine() {
        List<RowJudge.Judgement> all = judge(HEAD, null, GOOD, GOOD.replace("A1", "A2"), GOOD.replace("C-001", "C-002"));
        assertThat(said(all.get(1))).containsExactly("REFUSED id_lieu twice [2]");
        assertThat(said(all.get(2))).containsExactly("WARNED id_local idLocalTwice [2]");
        String own = HEAD.replace("id_lieu,", "");
        assertThat(said(judge(own, null, GOOD.substring(12), GOOD.substring(12)).get(1))).containsExactly("REFUSED id_local twice [2]");
    }

    @Test
    void rowsElsewhereAreOutsideAndNotRefused() {
        List<RowJudge.Judgement> all = judge(HEAD, Set.of("48095"), GOOD, GOOD.replace("48198,", "97499,"), GOOD.replace("48198,", "48999,"));
        assertThat(all.get(0).outside()).isTrue();
        assertThat(all.get(1).outside()).isTrue();
        assertThat(all.get(2).refused()).isTrue();
    }

    @Test
    void filesThatAreNoRegisterAreRefusedWhole() {
        assertThatThrownBy(() -> judge("nom;x\n", null, "a;b")).isInstanceOfSatisfying(FileFault.class, f -> assertThat(f.reason()).isEqualTo("columnsMissing"));
        assertThatThrownBy(() -> judge(HEAD, null, GOOD, "\"jamais ferm\u00e9")).isInstanceOfSatisfying(FileFault.class, f -> {
            assertThat(f.reason()).isEqualTo("quote");
            assertThat(f.args()).containsExactly("3");
        });
        assertThatThrownBy(() -> RegisterText.of(new byte[0])).isInstanceOfSatisfying(FileFault.class, f -> assertThat(f.reason()).isEqualTo("empty"));
        assertThatThrownBy(() -> RegisterText.of(new byte[] {'P', 'K', 3, 4, 0})).isInstanceOfSatisfying(FileFault.class, f -> assertThat(f.reason()).isEqualTo("spreadsheet"));
        assertThatThrownBy(() -> RegisterText.of(HEAD.getBytes(StandardCharsets.UTF_16))).isInstanceOfSatisfying(FileFault.class, f -> assertThat(f.reason()).isEqualTo("utf16"));
        assertThatThrownBy(() -> RegisterText.of(new byte[] {1, 2, 3})).isInstanceOfSatisfying(FileFault.class, f -> assertThat(f.reason()).isEqualTo("notText"));
    }

    @Test
    void linesAreThoseOfTheFileEvenAfterCellsOfSeveralLines() {
        List<RowJudge.Judgement> all = judge(HEAD, null, GOOD.replace("Croisement D901-D51", "\"deux\nlignes\""), "", "court");
        assertThat(all.get(0).facts().address()).isEqualTo("deux\nlignes");
        assertThat(all.get(1).findings().get(0).line()).isEqualTo(5);
    }
}
