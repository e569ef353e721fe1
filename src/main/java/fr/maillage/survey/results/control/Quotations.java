package fr.maillage.survey.results.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.entity.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Hand-picked sentences of free text. They stand on the public page with the results and nowhere else: a graph or a file is copied, and what is
 * taken back here would live on there. The caller's transaction.
 */
@ApplicationScoped
public class Quotations {
    /** Of one question. */
    public static final int MOST = 10;

    @Inject
    Rows rows;

    @Inject
    AuditLog audit;

    @Inject
    Tallies tallies;

    /** One, and who answers for it. */
    public record Quotation(UUID id, String text, String approvedBy, String approvedOn) {
    }

    /** Whether texts of this question may be quoted: the survey is closed, and k people or more have written something. */
    public boolean possible(Survey survey, String question) {
        boolean closed = survey.state() == SurveyState.CLOSED || survey.state() == SurveyState.RESULTS_PUBLISHED;
        return closed && tallies.kept(survey).questions().stream().filter(each -> each.code().equals(question)).map(Tally.Question::counts).anyMatch(counts -> counts.answered() >= survey.threshold());
    }

    public List<Quotation> of(UUID surveyId, String question) {
        return rows.list("select id, text, approved_by, to_char(approved_on, 'DD/MM/YYYY') from results_quotation where survey_id = ? and question = ? order by id",
                row -> new Quotation(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)), surveyId, question);
    }

    /** Texts by code of question, in an order that says nothing: for the public page. */
    public Map<String, List<String>> texts(UUID surveyId) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        rows.list("select question, text from results_quotation where survey_id = ? order by question, id", row -> texts.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getString(2)), surveyId);
        return texts;
    }

    /** Whether it is new and there was room. */
    public boolean approve(Survey survey, String question, String text, Actor by) {
        if (of(survey.id(), question).size() >= MOST) return false;
        int added = rows.update("insert into results_quotation (id, survey_id, question, text, approved_by) values (?, ?, ?, ?, ?) on conflict do nothing", UUID.randomUUID(), survey.id(), question, text, by.name());
        if (added == 1) audit.record(by.accountId(), by.name(), survey.territoryId(), "survey.quotation.approve", survey.id().toString(), null);
        return added == 1;
    }

    public boolean remove(Survey survey, String question, UUID quotation, Actor by) {
        boolean removed = rows.update("delete from results_quotation where id = ? and survey_id = ? and question = ?", quotation, survey.id(), question) == 1;
        if (removed) audit.record(by.accountId(), by.name(), survey.territoryId(), "survey.quotation.remove", survey.id().toString(), null);
        return removed;
    }
}
