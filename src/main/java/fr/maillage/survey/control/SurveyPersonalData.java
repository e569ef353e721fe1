package fr.maillage.survey.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.UUID;

/**
 * What identified surveys hold about a person. Anonymous answers are not part of it: nothing traces them.
 * Erasing deletes the files and cuts the tie; the answer stays, which the results have already counted.
 */
@ApplicationScoped
public class SurveyPersonalData implements PersonalData {
    @Inject
    Rows rows;

    @Inject
    Iris iris;

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
        JsonArrayBuilder files = Json.createArrayBuilder();
        rows.each("""
                select s.title, f.name, f.type, length(f.content), t.slug, s.slug, f.id from answer_file f join survey s on s.id = f.survey_id join territory t on t.id = s.territory_id
                where f.account_id = ? order by f.id""", row -> {
            files.add(Json.createObjectBuilder().add("enquete", row.getString(1)).add("nom", row.getString(2)).add("type", row.getString(3)).add("octets", row.getLong(4))
                    .add("adresse", iris.of("/" + row.getString(5) + "/enquetes/" + row.getString(6) + "/fichiers/" + row.getString(7))));
            return null;
        }, account);
        JsonArray sent = files.build();
        if (!sent.isEmpty()) answers.add(Json.createObjectBuilder().add("fichiers", sent));
        // the register of anonymous surveys by account: that one answered, not what
        rows.each("select s.title from participation p join survey s on s.id = p.survey_id where p.account_id = ? and s.mode = 'ANONYMOUS' order by s.title", row -> {
            answers.add(Json.createObjectBuilder().add("enquete", row.getString(1)).add("participation", "anonyme"));
            return null;
        }, account);
        return answers.build();
    }

    @Override
    public void erase(UUID account) {
        // the answer keeps that there was a file, and no longer its name, which its author chose
        rows.each("select answer_id, question from answer_file where account_id = ? and answer_id is not null", row -> {
            rows.update("update answer set body = body #- array[?, 'name'] where id = ?", row.getString(2), row.getObject(1, UUID.class));
            return null;
        }, account);
        rows.update("delete from answer_file where account_id = ?", account);
        rows.update("update answer set account_id = null where account_id = ?", account);
        rows.update("update theme_reader set account_id = null where account_id = ?", account);
        rows.update("delete from participation where account_id = ?", account);
    }
}
