package fr.maillage.survey.coverage.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.coverage.entity.Goal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** How many answers the team hopes for, of whom: read from an imported questionnaire, in its order. */
@ApplicationScoped
public class CoverageGoals {
    @Inject
    Rows rows;

    public List<Goal> of(UUID surveyId) {
        return rows.list("select name, answers, condition from coverage_goal where survey_id = ? order by position", row -> new Goal(row.getString(1), row.getLong(2), row.getString(3)), surveyId);
    }

    /** These and no others, in the caller's transaction. */
    public void replace(UUID surveyId, List<Goal> goals) {
        rows.update("delete from coverage_goal where survey_id = ?", surveyId);
        int position = 0;
        for (Goal goal : goals)
            rows.update("insert into coverage_goal (survey_id, position, name, answers, condition) values (?, ?, ?, ?, ?)", surveyId, position++, goal.name(), goal.answers(), goal.condition());
    }
}
