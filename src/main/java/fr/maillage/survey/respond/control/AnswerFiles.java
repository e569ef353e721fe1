package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files of answers to identified surveys. A file is kept when the page that holds it is sent, belongs to who sent it, and is tied to the answer
 * in the transaction that keeps the answer; what no answer takes is forgotten
 * after a day, or with the unfinished answer that names it.
 */
@ApplicationScoped
public class AnswerFiles {
    private static final int NAME_MAX = 190;

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

    /** The file, in place of one that this person had sent for the question and neither used nor kept with an unfinished answer; empty for a kind that is not taken. */
    public Optional<Line> keep(Survey survey, String question, UUID account, String name, byte[] content) {
        Optional<FileKind> kind = FileKind.of(content);
        Optional<byte[]> bare = kind.flatMap(known -> known.bare(content));
        if (bare.isEmpty() || survey.anonymous()) return Optional.empty();
        Line file = new Line(UUID.randomUUID(), question, kind.get().named(shortened(name)), kind.get().type, bare.get().length);
        rows.update("delete from answer_file where survey_id = ? and question = ? and account_id = ? and answer_id is null and kept_until is null", survey.id(), question, account);
        rows.update("insert into answer_file (id, survey_id, mode, question, account_id, name, type, content, day) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(), survey.id(), survey.mode().name(), question, account, file.name(), file.type(), bare.get(), Survey.today());
        return Optional.of(file);
    }

    /** Files that an unfinished answer names wait as long as it is kept. */
    public void keepUntil(Survey survey, UUID account, Map<String, List<String>> typed, LocalDate day) {
        asked(survey).flatMap(question -> typed.getOrDefault(question, List.of()).stream()).filter(AnswerFiles::isId)
                .forEach(id -> rows.update("update answer_file set kept_until = greatest(kept_until, ?) where id = ?::uuid and survey_id = ? and account_id = ?", day, id, survey.id(), account));
    }

    /** Forgets the files that these values name; those of an answer that was sent stay. */
    public void forget(Survey survey, UUID account, Map<String, List<String>> typed) {
        asked(survey).flatMap(question -> typed.getOrDefault(question, List.of()).stream()).filter(AnswerFiles::isId)
                .forEach(id -> rows.update("delete from answer_file where id = ?::uuid and survey_id = ? and account_id = ? and answer_id is null", id, survey.id(), account));
    }

    private static String shortened(String name) {
        return name.codePoints().limit(NAME_MAX).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isId(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static Stream<String> asked(Survey survey) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.FILE).map(Question::code);
    }

    /** The answer that a file is, for whoever knows its id; see {@link QuestionType#FILE}. */
    public Optional<JsonObject> answer(UUID surveyId, String question, String id) {
        if (!isId(id)) return Optional.empty();
        return rows.first("select name, type, length(content) from answer_file where id = ?::uuid and survey_id = ? and question = ?",
                row -> Json.createObjectBuilder().add("file", id).add("name", row.getString(1)).add("type", row.getString(2)).add("bytes", row.getLong(3)).build(), id, surveyId, question);
    }

    /** Ties the files that an answer names to it; the question whose file is not this person's to give, and then nothing may be kept. */
    public Optional<String> tie(Survey survey, JsonObject body, UUID account, UUID answer) {
        for (String question : named(survey, body).toList()) {
            if (rows.update("update answer_file set answer_id = ? where id = ?::uuid and survey_id = ? and account_id = ? and answer_id is null", answer, file(body, question), survey.id(), account) != 1)
                return Optional.of(question);
        }
        return Optional.empty();
    }

    /**
     * Takes the files that a changed answer still names out of the old one, which is about to go.
     *
     * @param mark of the old answer
     */
    public void hold(Survey survey, JsonObject body, byte[] mark) {
        named(survey, body).forEach(question -> rows.update("update answer_file f set answer_id = null from answer a where f.id = ?::uuid and a.id = f.answer_id and a.survey_id = ? and a.change_mark = ?",
                file(body, question), survey.id(), mark));
    }

    /** The questions to which the answer is a file. */
    private static Stream<String> named(Survey survey, JsonObject body) {
        return asked(survey).filter(question -> body.get(question) instanceof JsonObject file && file.containsKey("file"));
    }

    private static String file(JsonObject body, String question) {
        return body.getJsonObject(question).getString("file");
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

    /** A file that this person sent for this survey, tied to an answer or not yet. */
    public Optional<Content> own(UUID surveyId, UUID account, UUID id) {
        return rows.first("select name, type, content from answer_file where survey_id = ? and account_id = ? and id = ?",
                row -> new Content(row.getString(1), row.getString(2), row.getBytes(3)), surveyId, account, id);
    }
}
