package fr.maillage.survey.counts.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.counts.entity.Axes;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/** Which crossings of a survey are kept. A change of them asks for a recount in the same transaction: see {@link CounterFolding#recount}. */
@ApplicationScoped
public class SurveyAxes {
    @Inject
    Rows rows;

    public Axes of(Survey survey) {
        Set<String> chosen = new HashSet<>();
        String[] age = new String[1];
        rows.list("select question, age from survey_axis where survey_id = ? order by question", row -> {
            if (row.getBoolean(2)) age[0] = row.getString(1);
            return chosen.add(row.getString(1));
        }, survey.id());
        if (age[0] != null) chosen.remove(age[0]);
        return Axes.of(survey, chosen, age[0]);
    }

    /** Keeps the crossings with this question as well; false when it cannot be crossed or there are enough. Changes nothing twice. */
    public boolean cross(Survey survey, String question) {
        if (survey.questions().stream().noneMatch(each -> each.code().equals(question) && Axes.crosses(each))) return false;
        if (rows.count("select count(*) from survey_axis where survey_id = ? and not age", survey.id()) >= Axes.CHOSEN_MAX) return false;
        rows.update("insert into survey_axis (survey_id, question) values (?, ?) on conflict do nothing", survey.id(), question);
        return true;
    }

    /** Names the question that asks for the person's age; empty: none does. */
    public void age(Survey survey, String question) {
        rows.update("delete from survey_axis where survey_id = ? and age", survey.id());
        if (!question.isEmpty())
            rows.update("insert into survey_axis (survey_id, question, age) values (?, ?, true) on conflict (survey_id, question) do update set age = true", survey.id(), question);
    }
}
