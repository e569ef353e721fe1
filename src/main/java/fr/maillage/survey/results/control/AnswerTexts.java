package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What people wrote, for the team. */
@ApplicationScoped
public class AnswerTexts {
    @Inject
    Rows rows;

    /** Text answers to one question, in an order that says nothing of their authors. */
    public List<String> page(Survey survey, Question question, int offset, int limit) {
        return rows.list("select answer_text(body, ?::text) from answer where survey_id = ? and answer_text(body, ?::text) is not null order by id offset ? limit ?",
                row -> row.getString(1), question.code(), survey.id(), question.code(), offset, limit);
    }
}
