package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files of answers to identified surveys. A file is kept when the page that holds it is sent, belongs to who sent it, and is tied to the answer
 * in the transaction that keeps the answer; what no answer takes is forgotten after a day.
 */
@ApplicationScoped
public class AnswerFiles {
    private static final int NAME_MAX = 200;

    @Inject
    Rows rows;

    /**
     * A file as the team sees it in the list.
     *
     * @param bytes its size
     */
    public record Line(UUID id, String question, String name, String type, long bytes) {
    }

    /** A file to hand out. */
    public record Content(String name, String type, byte[] bytes) {
    }

    /** The id of the file, in place of one that this person had sent for the question and not used; empty for a kind that is not taken. */
    public Optional<UUID> keep(Survey survey, String question, UUID account, String name, byte[] content) {
        Optional<FileKind> kind = FileKind.of(content);
        if (kind.isEmpty() || survey.anonymous()) return Optional.empty();
        UUID id = UUID.randomUUID();
        rows.update("delete from answer_file where survey_id = ? and question = ? and account_id = ? and answer_id is null", survey.id(), question, account);
        rows.update("insert into answer_file (id, survey_id, mode, question, account_id, name, type, content, day) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id, survey.id(), survey.mode().name(), question, account, plain(name), kind.get().type, content, Survey.today());
        return Optional.of(id);
    }

    /** The last part of a path, without what could steer a header or a screen. */
    private static String plain(String name) {
        String last = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "").replaceAll(".*[/\\\\]", "").strip();
        return last.isEmpty() ? "fichier" : last.substring(0, Math.min(last.length(), NAME_MAX));
    }

    /** The answer that a file is, for whoever knows its id; see {@link QuestionType#FILE}. */
    public Optional<JsonObject> answer(UUID surveyId, String question, String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) return Optional.empty();
        return rows.first("select name, type, length(content) from answer_file where id = ?::uuid and survey_id = ? and question = ?",
                row -> Json.createObjectBuilder().add("file", id).add("name", row.getString(1)).add("type", row.getString(2)).add("bytes", row.getLong(3)).build(), id, surveyId, question);
    }

    /** Ties the files that an answer names to it; false when one is not this person's to give, and then nothing may be kept. */
    public boolean tie(Survey survey, JsonObject body, UUID account, UUID answer) {
        for (String id : named(survey, body)) {
            if (rows.update("update answer_file set answer_id = ? where id = ?::uuid and survey_id = ? and account_id = ? and answer_id is null", answer, id, survey.id(), account) != 1)
                return false;
        }
        return true;
    }

    /**
     * Takes the files that a changed answer still names out of the old one, which is about to go.
     *
     * @param mark of the old answer
     */
    public void hold(Survey survey, JsonObject body, byte[] mark) {
        for (String id : named(survey, body)) {
            rows.update("update answer_file f set answer_id = null from answer a where f.id = ?::uuid and a.id = f.answer_id and a.survey_id = ? and a.change_mark = ?", id, survey.id(), mark);
        }
    }

    private static List<String> named(Survey survey, JsonObject body) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.FILE && body.get(question.code()) instanceof JsonObject file && file.containsKey("file"))
                .map(question -> body.getJsonObject(question.code()).getString("file")).toList();
    }

    public long count(UUID surveyId) {
        return rows.count("select count(*) from answer_file where survey_id = ? and answer_id is not null", surveyId);
    }

    /** Files of answers, in an order that says nothing of when they came. */
    public List<Line> list(UUID surveyId, int offset, int limit) {
        return rows.list("select id, question, name, type, length(content) from answer_file where survey_id = ? and answer_id is not null order by id offset ? limit ?",
                row -> new Line(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)), surveyId, offset, limit);
    }

    /** A file of an answer to this survey. */
    public Optional<Content> content(UUID surveyId, UUID id) {
        return rows.first("select name, type, content from answer_file where survey_id = ? and id = ? and answer_id is not null",
                row -> new Content(row.getString(1), row.getString(2), row.getBytes(3)), surveyId, id);
    }
}
