package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Envelope;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.ReturnCode.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people typed into answers that they may change, each sealed with its author's code, until the survey closes. */
@ApplicationScoped
public class AnswerCopies {
    @Inject
    Rows rows;

    @Inject
    Install install;

    /** The code of an account's answer to an identified survey: made of the account, so that nobody has to keep it. */
    public ReturnCode of(Survey identified, UUID account) {
        if (identified.anonymous()) throw new IllegalArgumentException("in an anonymous survey nothing is made of an account");
        return ReturnCode.of(install.sign("change-code", identified.id().toString(), account.toString()));
    }

    /** Keeps the copy; false, and nothing changed, when this code has one already: the same form arrived before. */
    public boolean add(UUID surveyId, ReturnCode code, Map<String, List<String>> typed) {
        return rows.update("insert into answer_copy (place, survey_id, sealed) values (?, ?, ?) on conflict do nothing",
                code.place(surveyId, Use.COPY), surveyId, sealed(surveyId, code, typed)) == 1;
    }

    public void replace(UUID surveyId, ReturnCode code, Map<String, List<String>> typed) {
        rows.update("update answer_copy set sealed = ? where place = ?", sealed(surveyId, code, typed), code.place(surveyId, Use.COPY));
    }

    public void forget(UUID surveyId, ReturnCode code) {
        rows.update("delete from answer_copy where place = ?", (Object) code.place(surveyId, Use.COPY));
    }

    /** What was typed; empty for a code that opens nothing. */
    public Optional<Map<String, List<String>>> open(UUID surveyId, ReturnCode code) {
        return rows.first("select sealed from answer_copy where place = ? and survey_id = ?", row -> row.getBytes(1), code.place(surveyId, Use.COPY), surveyId)
                .flatMap(sealed -> Envelope.open(code.key(surveyId, Use.COPY), about(surveyId), sealed)).map(TypedForm::read);
    }

    private static byte[] sealed(UUID surveyId, ReturnCode code, Map<String, List<String>> typed) {
        return Envelope.seal(code.key(surveyId, Use.COPY), about(surveyId), TypedForm.bytes(typed));
    }

    private static String about(UUID surveyId) {
        return "copy " + surveyId;
    }
}
