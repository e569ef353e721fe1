package fr.maillage.survey.coverage.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.coverage.entity.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The figures the team set for a survey. */
@ApplicationScoped
public class CoverageTargets {
    @Inject
    Rows rows;

    /** In the order communes, ages, both. */
    public List<Target> of(UUID surveyId) {
        return rows.list("select commune, age, persons from coverage_target where survey_id = ? order by age <> '', commune <> '', commune, age",
                row -> new Target(row.getString(1), row.getString(2), row.getLong(3)), surveyId);
    }

    /** These and no others. */
    public void replace(UUID surveyId, List<Target> targets) {
        rows.update("delete from coverage_target where survey_id = ?", surveyId);
        for (Target target : targets)
            rows.update("insert into coverage_target (survey_id, commune, age, persons) values (?, ?, ?, ?)", surveyId, target.commune(), target.age(), target.persons());
    }
}
