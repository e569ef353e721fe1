package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** Rankings, matrices, needs and offers, trips: each is counted by its parts, shown to the team and published through the gate. */
class TypesShownIT extends PortalTest {
    private static final String COUNCILLOR = "elu@mende.demo";

    private static UUID question(UUID section, int number, String type, String text, String[] options, String[] rows) {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into question (id, section_id, position, code, type, text, required, version) values (?, ?, ?, ?, ?, ?, false, 0)", id, section, number, "q" + number, type, text);
        for (int i = 0; i < options.length; i++)
            Portal.sql("insert into question_option (id, question_id, position, code, label) values (?, ?, ?, ?, ?)", UUID.randomUUID(), id, i, options[i].substring(0, 1), options[i].substring(2));
        for (int i = 0; i < rows.length; i++)
            Portal.sql("insert into question_row (id, question_id, position, code, label) values (?, ?, ?, ?, ?)", UUID.randomUUID(), id, i, rows[i].substring(0, 1), rows[i].substring(2));
        return id;
    }

    private static UUID survey(String slug) {
        UUID id = UUID.randomUUID();
        Portal.sql("""
                insert into survey (id, territory_id, slug, title, opens_on, closes_on, audience, mode, threshold, state, ever_public, created_at, published_at, version)
                select ?, id, ?, 'Tous les types', current_date - 9, current_date + 9, 'OPEN', 'ANONYMOUS', 5, 'DRAFT', true, now(), now(), 0 from territory where slug = 'mende'""", id, slug);
        UUID section = UUID.randomUUID();
        Portal.sql("insert into section (id, survey_id, position, title, version) values (?, ?, 0, 'Tout', 0)", section, id);
        String[] none = {};
        question(section, 1, "RANKING", "Que faut-il d’abord ?", new String[] {"a:Un car", "b:Un train", "c:Un taxi"}, none);
        question(section, 2, "MATRIX_SINGLE", "Êtes-vous content ?", new String[] {"y:Oui", "n:Non"}, new String[] {"r:Du car", "s:Du train"});
        question(section, 3, "MATRIX_MULTIPLE", "Quand y allez-vous ?", new String[] {"m:Le matin", "s:Le soir"}, new String[] {"r:Au marché", "t:Au travail"});
        question(section, 4, "NEEDS", "Qu’échanger ?", new String[] {"l:Logement", "t:Transport"}, none);
        question(section, 5, "TRIP", "Où allez-vous ?", none, none);
        question(section, 6, "TIME", "À quelle heure ?", none, none);
        question(section, 7, "POINT", "Où manque-t-il un banc ?", none, none);
        Portal.sql("update survey set state = 'OPEN' where id = ?", id);
        return id;
    }

    private static void answers(UUID survey, int count, String body) {
        Portal.sql("insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, 'WEB', ?::jsonb from survey, generate_series(1, ?) where id = ?", body.replace('\'', '"'), count, survey);
    }

    private static String rows(Document page, String id) {
        return String.join(" | ", page.select("#question-" + id + " .chart tbody tr").stream().map(row -> row.select("th, td:not(.chart__range)").eachText()).map(cells -> String.join(" ", cells)).toList()).replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }

    private static List<String> plain(Elements elements) {
        return elements.eachText().stream().map(text -> text.replaceAll("[\\s\\u00A0\\u202F]+", " ")).toList();
    }

    @Test
    void everyTypeIsCountedByItsPartsForTheTeamAndForEverybody() {
        String slug = "types-" + UUID.randomUUID();
        UUID survey = survey(slug);
        answers(survey, 30, "{'q1': ['a', 'c', 'b'], 'q2': {'r': 'y', 's': 'n'}, 'q3': {'r': ['m', 's']}, 'q4': {'l': 'need', 't': 'both'}, 'q5': {'from': '48095', 'to': '48061', 'days': ['mon', 'fri'], 'leave': '07:45'}, 'q6': '08:30', 'q7': {'lat': 44.52, 'lon': 3.5}}");
        answers(survey, 10, "{'q1': ['b', 'a'], 'q2': {'r': 'n'}, 'q4': {'l': 'offer'}, 'q5': {'from': '48061', 'to': '48095'}, 'q6': {'declined': true}}");
        Portal.sql("update survey set state = 'CLOSED', version = version + 1 where id = ?", survey);
        String desk = "/mende/gestion/enquetes/" + survey + "/resultats";
        Answer team = Visit.as(COUNCILLOR).page(desk);
        assertThat(team.status()).as("%s", team).isEqualTo(200);
        Document page = team.html();
        assertThat(rows(page, "q1")).isEqualTo("Un car 30 75,0 % | Un train 10 25,0 % | Un taxi 0 0,0 %");
        assertThat(plain(page.select("#question-q1 .figures tbody tr"))).as("mean rank, ranked by, first, points").containsExactly("Un car 1,25 40 30 70", "Un taxi 2,00 30 0 30", "Un train 2,50 40 10 20");
        assertThat(plain(page.select("#question-q1 .chart__range")).get(0)).as("Wilson, 30 of 40").isEqualTo("60 à 86 %");
        assertThat(rows(page, "q2-r")).isEqualTo("Oui 30 75,0 % | Non 10 25,0 %");
        assertThat(page.select("#question-q2 > h2").text()).isEqualTo("Êtes-vous content ?");
        assertThat(page.select("#question-q2-r h3").text()).isEqualTo("Êtes-vous content ? – Du car");
        assertThat(plain(page.select("#question-q2 > .table-scroll tbody tr"))).as("the matrix as a whole").containsExactly("Du car 75 % 25 %", "Du train 0 % 100 %");
        assertThat(rows(page, "q2-s")).contains("Non 30 100,0 %");
        assertThat(rows(page, "q3-r")).isEqualTo("Le matin 30 100,0 % | Le soir 30 100,0 %");
        assertThat(rows(page, "q4-need")).isEqualTo("Logement 30 100,0 % | Transport 30 100,0 %");
        assertThat(rows(page, "q4-offer")).isEqualTo("Logement 10 25,0 % | Transport 30 75,0 %");
        assertThat(rows(page, "q5")).isEqualTo("Mende (48) → Florac Trois Rivières (48) 30 75,0 % | Florac Trois Rivières (48) → Mende (48) 10 25,0 %");
        assertThat(rows(page, "q5-days")).startsWith("lundi 30 100,0 % | mardi 0");
        assertThat(rows(page, "q5-leave")).isEqualTo("7 h 30 100,0 %");
        assertThat(rows(page, "q6")).isEqualTo("8 h 30 100,0 %");
        assertThat(page.select("#question-q6").text()).contains("10 ont choisi de ne pas répondre");
        assertThat(page.select("#echanges tbody tr").eachText()).anySatisfy(line -> assertThat(line.replaceAll("[\\s\\u00A0\\u202F]+", " ")).isEqualTo("Logement 30 10 -20"));
        assertThat(Visit.as(COUNCILLOR).submit(desk + "/publication", "/publication", Map.of()).status()).isEqualTo(303);
        Document everybody = Visit.nobody().page("/mende/enquetes/" + slug + "/resultats").html();
        assertThat(rows(everybody, "q2-r")).isEqualTo("Oui 30 75,0 % | Non 10 25,0 %");
        assertThat(everybody.select("#question-q2 > .table-scroll tbody tr")).hasSize(2);
        assertThat(everybody.select(".chart__range")).as("intervals are the team's").isEmpty();
        for (String file : new String[] {".csv", ".ttl", ".jsonld"}) assertThat(Visit.nobody().get("/mende/donnees/resultats-" + slug + file).status()).as(file).isEqualTo(200);
    }
}
