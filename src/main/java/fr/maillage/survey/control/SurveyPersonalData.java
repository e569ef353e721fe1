package fr.maillage.survey.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.UUID;

/**
 * What identified surveys hold about a person. Anonymous answers are not part of it: nothing traces them.
 * Erasing cuts the tie and keeps the answer, which the results have already counted.
 */
@ApplicationScoped
public class SurveyPersonalData implements PersonalData {
    @Inject
    Rows rows;

    @Override
    public String name() {
        return "enquetes";
    }

    @Override
    public JsonValue export(UUID account) {
        JsonArrayBuilder answers = Json.createArrayBuilder();
        rows.each("select s.title, a.day, a.body from answer a join survey s on s.id = a.survey_id where a.account_id = ? order by a.day, s.title", row -> {
            try (var body = Json.createReader(new StringReader(row.getString(3)))) {
                answers.add(Json.createObjectBuilder().add("enquete", row.getString(1)).add("jour", row.getString(2)).add("reponses", body.readObject()));
            }
            return null;
        }, account);
        // the register of anonymous surveys by account: that one answered, not what
        rows.each("select s.title from participation p join survey s on s.id = p.survey_id where p.account_id = ? and s.mode = 'ANONYMOUS' order by s.title", row -> {
            answers.add(Json.createObjectBuilder().add("enquete", row.getString(1)).add("participation", "anonyme"));
            return null;
        }, account);
        return answers.build();
    }

    @Override
    public void erase(UUID account) {
        rows.update("update answer set account_id = null where account_id = ?", account);
        rows.update("update theme_reader set account_id = null where account_id = ?", account);
        rows.update("delete from participation where account_id = ?", account);
    }
}
