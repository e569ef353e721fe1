package fr.maillage.survey.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Who answers, beside who lives there: shown to the team, weighed when there is enough to weigh. */
class ParticipationIT extends PortalTest {
    private static final String SPACES = "[\\s\\u00A0\\u202F]+";

    /** q1 age, q2 commune, q3 a choice. */
    private static SurveyMaker survey(String mode) {
        return SurveyMaker.draft("lozere", mode)
                .ask("single", Map.of("text", "Quel âge avez-vous ?", "options", "Moins de 40 ans\n40 ans et plus"))
                .ask("commune", Map.of("text", "Où habitez-vous ?"))
                .ask("single", Map.of("text", "Prendriez-vous le car ?", "options", "Oui\nNon"))
                .from("open").published();
    }

    private static void answers(SurveyMaker survey, int count, String body, String channel) {
        Portal.sql("""
                with came as (insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, ?, ?::jsonb from survey, generate_series(1, ?) where id = ?::uuid returning *)
                insert into answer_delta (survey_id, sign, day, channel, body) select survey_id, 1, day, channel, body from came""", channel, body, count, survey.id());
    }

    private static void onehundredtwenty(SurveyMaker survey) {
        answers(survey, 20, "{\"q1\": \"a\", \"q2\": \"48095\", \"q3\": \"a\"}", "WEB");
        answers(survey, 40, "{\"q1\": \"b\", \"q2\": \"48095\", \"q3\": \"b\"}", "DESK");
        answers(survey, 20, "{\"q1\": \"a\", \"q2\": \"48061\", \"q3\": \"a\"}", "WEB");
        answers(survey, 40, "{\"q1\": \"b\", \"q2\": \"48061\", \"q3\": \"b\"}", "WEB");
    }

    private static String page(SurveyMaker survey) {
        return survey.staffPath() + "/resultats/participation";
    }

    private static Document seen(SurveyMaker survey) {
        Answer page = survey.councillor().page(page(survey));
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.html();
    }

    private static Answer figures(SurveyMaker survey, Map<String, ?> fields) {
        return survey.councillor().submit(page(survey) + "/chiffres", "/participation/chiffres", fields);
    }

    private static void age(SurveyMaker survey, String code) {
        assertThat(survey.councillor().submit(page(survey) + "/chiffres", "/participation/age", Map.of("question", code)).status()).isEqualTo(303);
    }

    @Test
    void answersAreComparedWithThePopulationAndWeighedBackToIt() {
        SurveyMaker survey = survey("anonymous");
        onehundredtwenty(survey);
        survey.step("clore");
        age(survey, "q1");
        assertThat(figures(survey, Map.of("age_a", "500", "age_b", "500", "table", "Commune;Âge;Habitants\nMende;;800\n48061;;200")).status()).isEqualTo(303);
        Document page = seen(survey);
        String mende = page.select("#communes tbody tr:contains(Mende)").text().replaceAll(SPACES, " ");
        assertThat(mende).isEqualTo("Mende (48) 800 60 20 40 7,5 80,0 % 50,0 % -30,0");
        assertThat(page.select("#ages tbody tr").eachText()).anySatisfy(line -> assertThat(line.replaceAll(SPACES, " ")).isEqualTo("40 ans et plus 500 80 40 40 16,0 50,0 % 66,7 % +16,7"));
        String name = Portal.value("select e.name from epci e join epci_member m on m.epci = e.siren where m.commune = '48095'");
        assertThat(page.select("#groupes tbody tr").eachText()).as("a département also reads its intercommunalités").hasSizeGreaterThan(2)
                .anySatisfy(line -> assertThat(line.replaceAll(SPACES, " ")).isEqualTo(name + " 800 60 20 40 7,5 80,0 % 50,0 % -30,0"));
        assertThat(survey.councillor().page(page(survey) + "?moyen=WEB").html().select("#cases tbody tr").eachText()).containsExactly("Mende (48) 20 0", "Florac Trois Rivières (48) 20 40");
        // independent margins: weights are (0.8/0.5 or 0.2/0.5) times (0.5/0.333 or 0.5/0.667): 2.4, 1.2, 0.6, 0.3
        assertThat(page.select("#redressement").text().replaceAll(SPACES, " ")).contains("120 réponses redressées. Effet de plan : 1,53 ; elles valent 78 réponses tirées au hasard. Les poids vont de 0,30 à 2,40.");
    }

    @Test
    void fewAnswersAreNeverMadeToSpeakForAll() {
        SurveyMaker survey = survey("identified");
        answers(survey, 3, "{\"q1\": \"a\", \"q2\": \"48095\"}", "WEB");
        assertThat(seen(survey).select("#redressement").text()).contains("Sans chiffres de la population, rien ne dit");
        figures(survey, Map.of("insee", "true"));
        assertThat(seen(survey).select("#redressement").text().replaceAll(SPACES, " ")).contains("3 réponses : c’est trop peu pour parler de ceux qui n’ont pas répondu. Il en faut au moins 100.");
        answers(survey, 120, "{\"q1\": \"a\", \"q2\": \"48095\"}", "WEB");
        // communes with too few answers are taken together by EPCI, and those again must have enough
        List<List<Object>> ofEachEpci = Portal.sql("select min(c.code) from commune c join epci_member m on m.commune = c.code where c.departement = '48' and c.population > 0 group by m.epci having not '48095' = any (array_agg(c.code))");
        assertThat(seen(survey).select("#redressement").text().replaceAll(SPACES, " ")).contains("Moins de 5 réponses pour " + ofEachEpci.size() + " groupes");
        for (List<Object> commune : ofEachEpci) answers(survey, 6, "{\"q1\": \"b\", \"q2\": \"" + commune.get(0) + "\"}", "WEB");
        assertThat(seen(survey).select("#redressement").text().replaceAll(SPACES, " ")).contains(123 + 6 * ofEachEpci.size() + " réponses redressées", "elles le sont par intercommunalité");
        Document weighted = survey.councillor().page(page(survey) + "/redressement").html();
        assertThat(weighted.select("section:contains(Quel âge avez-vous) tbody tr").first().text()).startsWith("Moins de 40 ans");
    }

    @Test
    void aWrongFigureIsToldWithItsLineAndNothingIsKept() {
        SurveyMaker survey = survey("identified");
        Answer refused = figures(survey, Map.of("table", "Mende;;800\nMendee;;12\n48061;;beaucoup"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-table").text().replaceAll(SPACES, " ")).contains("Ligne 2 : « Mendee » n’est pas une commune du territoire.", "Ligne 3 : « beaucoup » n’est pas un nombre d’habitants.");
        assertThat(refused.html().selectFirst("#f-table").wholeText()).contains("Mendee");
        assertThat(Portal.<Long>value("select count(*) from coverage_target where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void inAnOpenAnonymousSurveyTheCurveMovesBySeveralAnswers() {
        SurveyMaker survey = survey("anonymous");
        answers(survey, 12, "{\"q1\": \"a\", \"q2\": \"48095\"}", "WEB");
        Document page = seen(survey);
        assertThat(page.select(".stat__number").eachText().subList(0, 2)).containsExactly("7", "5");
        assertThat(page.select("#courbe tbody tr").first().text()).endsWith("7 7");
    }

    @Test
    void hiddenResultsAreHiddenFromTheCouncillorOnEveryWayUntilTheClosing() {
        SurveyMaker survey = SurveyMaker.draft("lozere", "identified").ask("single", Map.of("text", "Voulez-vous d’un marché du soir ?", "options", "Certainement\nJamais de la vie"))
                .ask("long_text", Map.of("text", "Autre chose ?")).from("open");
        java.time.LocalDate today = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris"));
        assertThat(survey.councillor().submit(survey.staffPath() + "/reglages", "/reglages",
                Map.of("opens", today.toString(), "closes", today.plusDays(20).toString(), "audience", "open", "threshold", "5", "hidden", "true")).status()).isEqualTo(303);
        survey.published();
        answers(survey, 30, "{\"q1\": \"a\", \"q2\": \"le mien\"}", "WEB");
        String results = survey.staffPath() + "/resultats";
        for (String who : new String[] {"elu@lozere.demo", "agent@lozere.demo", "administration@lozere.demo"}) {
            Answer page = Visit.as(who).page(results);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().text()).contains("Les résultats se liront à la clôture").doesNotContain("Certainement");
            assertThat(Visit.as(who).page(results + "/textes/q2").status()).isEqualTo(409);
            assertThat(Visit.as(who).get(results + "/reponses.csv").status()).isEqualTo(409);
        }
        assertThat(seen(survey).select(".stat__number").first().text()).isEqualTo("30");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Portal.sql("update survey set results_hidden = false where id = ?::uuid", survey.id())).hasStackTraceContaining("chosen before publication");
        survey.step("clore");
        assertThat(Visit.as("elu@lozere.demo").page(results).html().select("#question-q1").text()).contains("Certainement");
    }

    @Test
    void answersAreCrossedFromCountersAndAnyQuestionMayBecomeAnAxis() {
        SurveyMaker survey = survey("anonymous");
        onehundredtwenty(survey);
        answers(survey, 2, "{\"q1\": \"a\", \"q2\": \"48080\", \"q3\": \"a\"}", "PAPER");
        String path = survey.staffPath() + "/resultats/croisements";
        assertThat(survey.councillor().page(path).html().text()).contains("les croisements viennent à la clôture");
        survey.step("clore");
        Document byCommune = survey.councillor().page(path + "?question=q3&axe=q2").html();
        assertThat(byCommune.select("#croisement tbody tr:contains(Mende)").text().replaceAll(SPACES, " ")).isEqualTo("Mende (48) 60 33 % 20 23 à 46 % 67 % 40 54 à 77 %");
        // two persons of an anonymous survey are not looked at apart
        assertThat(byCommune.select("#croisement tbody tr:contains(moins de 5 personnes)")).hasSize(1);
        assertThat(byCommune.select("#croisement tbody tr:contains(moins de 5 personnes)").text().replaceAll(SPACES, " ")).isEqualTo("Langogne (48) 2 moins de 5 personnes : non montré");
        assertThat(survey.councillor().page(path + "?question=q3&axe=q1").html().select("#croisement")).isEmpty();
        assertThat(survey.councillor().submit(path, "/croisements", Map.of("keep", "q1")).status()).isEqualTo(303);
        assertThat(survey.councillor().page(path + "?question=q3&axe=q1").html().select("#croisement tbody tr").eachText()).anySatisfy(line -> assertThat(line.replaceAll(SPACES, " ")).startsWith("Moins de 40 ans 42 100 % 42"));
        assertThat(survey.councillor().page(path + "?question=%27&axe=%22%3E").status()).isEqualTo(200);
        // the communes of an EPCI are added up: exact, for the team
        String epci = Portal.value("select m.epci from epci_member m where m.commune = '48095'");
        long together = Portal.<Long>value("select count(*) from epci_member where epci = ? and commune in ('48095', '48061', '48080')", epci);
        assertThat(together).as("three communes of three EPCIs").isEqualTo(1);
        Document byGroup = survey.councillor().page(path + "?question=q3&axe=_epci").html();
        assertThat(byGroup.select("#croisement tbody tr").eachText()).anySatisfy(line -> assertThat(line.replaceAll(SPACES, " ")).endsWith(" 60 33 % 20 23 à 46 % 67 % 40 54 à 77 %"));
        assertThat(byGroup.select("#croisement tbody tr:contains(moins de 5 personnes)")).as("two persons are not looked at apart in an EPCI either").hasSize(1);
        Document filtered = survey.councillor().page(survey.staffPath() + "/resultats?commune=" + epci).html();
        assertThat(filtered.select("#question-q3 tbody tr").first().text().replaceAll(SPACES, " ")).startsWith("Oui 20 33,3 %");
        assertThat(filtered.text()).contains(": 60 personnes.");
    }

    @Test
    void weightedSharesStandBesideThoseReceived() {
        SurveyMaker survey = survey("identified");
        onehundredtwenty(survey);
        age(survey, "q1");
        figures(survey, Map.of("age_a", "500", "age_b", "500"));
        Document page = survey.councillor().page(page(survey) + "/redressement").html();
        // all the young say yes; they are a third of the answers and half of the inhabitants
        assertThat(page.select("section:contains(Prendriez-vous le car) tbody tr").first().text().replaceAll(SPACES, " ")).startsWith("Oui 33,3 % 50,0 %");
    }
}
