package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.util.Map;
import java.util.UUID;

/**
 * A closed survey of Mende with 420 answers: how people come (one, unequal, three on foot), what they lack (several), where they live (four communes
 * and a rare one), and which bicycle, asked of those who cycle only.
 */
record CrossedSurvey(UUID id, String slug, String title) {
    static CrossedSurvey closed() {
        UUID id = UUID.randomUUID();
        String slug = "croisee-" + id;
        String title = "Vos trajets " + id.toString().substring(0, 4);
        Portal.sql("""
                insert into survey (id, territory_id, slug, title, opens_on, closes_on, audience, mode, threshold, state, ever_public, created_at, published_at, version)
                select ?, id, ?, ?, current_date - 9, current_date - 1, 'OPEN', 'ANONYMOUS', 5, 'DRAFT', true, now(), now(), 0 from territory where slug = 'mende'""", id, slug, title);
        UUID section = UUID.randomUUID();
        Portal.sql("insert into section (id, survey_id, position, title, version) values (?, ?, 0, 'Tout', 0)", section, id);
        question(section, 1, "SINGLE", "Comment venez-vous ?", "En voiture", "En car", "À vélo", "À pied");
        question(section, 2, "MULTIPLE", "De quoi manquez-vous ?", "Transport", "Logement", "Garde d’enfants");
        question(section, 3, "COMMUNE", "Où habitez-vous ?");
        question(section, 4, "LONG_TEXT", "Autre chose ?");
        question(section, 5, "SINGLE", "Quel vélo ?", "Électrique", "Ordinaire");
        Portal.sql("update question set relevant = ? where section_id = ? and code = 'q5'", "q1 = 'c'", section);
        Portal.sql("update survey set state = 'OPEN' where id = ?", id);
        Portal.sql("""
                with homes as (select n, case when n < 180 then '48095' when n < 290 then '48061' when n < 360 then '48080' when n < 417 then '48146' else '48139' end as home from generate_series(0, 419) n),
                people as (select n, home, case when n in (2, 9, 16) then 'd' when home = '48080' and n % 23 = 0 then 'c' when home = '48080' then case when n % 3 = 0 then 'b' else 'a' end
                                                when n % 7 < 4 then 'a' when n % 7 < 6 then 'b' else 'c' end as way from homes),
                bodies as (select jsonb_build_object('q3', home, 'q1', way,
                                    'q2', case when home = '48146' and n % 19 <> 0 then '["a","b"]'::jsonb when n % 2 = 0 then '["a"]'::jsonb when n % 3 = 0 then '["b","c"]'::jsonb else '["c"]'::jsonb end,
                                    'q4', 'Un banc, s’il vous plaît. Appelez-moi au 06 12 34 56 78. ' || n)
                                    || case when way = 'c' then jsonb_build_object('q5', case when n % 3 = 0 then 'a' else 'b' end) else '{}'::jsonb end as body from people),
                came as (insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), ?, 'ANONYMOUS', current_date - 2, 'WEB', body from bodies returning *)
                insert into answer_delta (survey_id, sign, day, channel, body) select survey_id, 1, day, channel, body from came""", id);
        Portal.sql("update survey set state = 'CLOSED', version = version + 1 where id = ?", id);
        return new CrossedSurvey(id, slug, title);
    }

    private static void question(UUID section, int number, String type, String text, String... options) {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into question (id, section_id, position, code, type, text, required, version) values (?, ?, ?, ?, ?, ?, false, 0)", id, section, number, "q" + number, type, text);
        for (int i = 0; i < options.length; i++)
            Portal.sql("insert into question_option (id, question_id, position, code, label) values (?, ?, ?, ?, ?)", UUID.randomUUID(), id, i, String.valueOf((char) ('a' + i)), options[i]);
    }

    /** The same, published as it is proposed. @param query crossings, as the page of publication writes them */
    static CrossedSurvey published(String query) {
        CrossedSurvey survey = closed();
        Answer preview = Visit.as("elu@mende.demo").page(survey.desk() + "/publication" + query);
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        Answer done = Visit.as("elu@mende.demo").submit(preview, "/publication", Map.of());
        assertThat(done.status()).as("%s", done).isEqualTo(303);
        return survey;
    }

    /** Changes its answers behind the portal's back; they are counted anew. */
    void rewritten(String sql, Object... parameters) {
        Portal.sql(sql, parameters);
        for (String counts : new String[] {"answer_delta", "answer_counter", "answer_count"}) Portal.sql("delete from " + counts + " where survey_id = ?", id);
    }

    String desk() {
        return "/mende/gestion/enquetes/" + id + "/resultats";
    }

    String page() {
        return "/mende/enquetes/" + slug + "/resultats";
    }

    String file(String extension) {
        return "/mende/donnees/resultats-" + slug + extension;
    }
}
