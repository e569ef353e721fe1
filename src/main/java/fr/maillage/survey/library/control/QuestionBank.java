package fr.maillage.survey.library.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.DesignReader;
import fr.maillage.survey.control.DesignWriter;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.wording.control.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Questions to ask again: those a territory's team keeps, then those that come with the portal ({@code survey/banque.json}). */
@ApplicationScoped
public class QuestionBank {
    public static final String READY = "p-";
    /** Questions that a territory keeps at most. */
    public static final int KEPT_MAX = 1000;
    private static final String LIKE = " from bank_question where territory_id = ?::uuid and (?::text is null or text ilike ?::text or theme ilike ?::text)";

    @Inject
    Rows rows;

    @Inject
    Surveys surveys;

    @Inject
    Translations translations;

    @Inject
    AuditLog audit;

    private final List<BankQuestion> ready = load();

    private static List<BankQuestion> load() {
        try (InputStream in = QuestionBank.class.getResourceAsStream("/survey/banque.json"); var reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("questions").getValuesAs(JsonObject.class).stream().map(design ->
                    new BankQuestion(READY + design.getString("code"), design.getString("theme"), QuestionType.valueOf(design.getString("type")), french(design.get("text")), design, false)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String french(JsonValue text) {
        return text instanceof JsonString plain ? plain.getString() : text.asJsonObject().getString("fr");
    }

    /** Those that come with the portal. */
    public List<BankQuestion> ready() {
        return ready;
    }

    public long count(UUID territoryId, String words) {
        return countOurs(territoryId, words) + found(words).size();
    }

    private long countOurs(UUID territoryId, String words) {
        String like = like(words);
        return rows.count("select count(*)" + LIKE, territoryId, like, like, like);
    }

    /** A page of the bank: the team's own, the last kept first, then the portal's. */
    public List<BankQuestion> page(UUID territoryId, String words, int offset, int limit) {
        String like = like(words);
        List<BankQuestion> page = new ArrayList<>(rows.list("select id, theme, type, text, design" + LIKE + " order by kept_at desc, id offset ? limit ?", QuestionBank::read, territoryId, like, like, like, offset, limit));
        int skipped = (int) Math.max(0, offset - countOurs(territoryId, words));
        found(words).stream().skip(skipped).limit(limit - page.size()).forEach(page::add);
        return page;
    }

    private List<BankQuestion> found(String words) {
        String plain = plain(words);
        return ready.stream().filter(one -> plain(one.text() + " " + one.theme()).contains(plain)).toList();
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).strip();
    }

    private static String like(String words) {
        return words.isBlank() ? null : "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    public Optional<BankQuestion> find(UUID territoryId, String id) {
        if (id.startsWith(READY)) return ready.stream().filter(one -> one.id().equals(id)).findFirst();
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) return Optional.empty();
        return rows.first("select id, theme, type, text, design from bank_question where territory_id = ?::uuid and id = ?::uuid", QuestionBank::read, territoryId, id);
    }

    private static BankQuestion read(ResultSet row) throws SQLException {
        try (var reader = Json.createReader(new StringReader(row.getString(5)))) {
            return new BankQuestion(row.getString(1), row.getString(2), QuestionType.valueOf(row.getString(3)), row.getString(4), reader.readObject(), true);
        }
    }

    /**
     * Keeps a question of a survey: its words in every language, options and validation. What it owes to the other questions of the survey, its condition first, stays there.
     *
     * @return false when the bank is full
     */
    public boolean keep(Survey survey, Question question, String theme, Actor by) {
        if (rows.count("select count(*) from bank_question where territory_id = ?::uuid", survey.territoryId()) >= KEPT_MAX) return false;
        JsonObject design = alone(survey, DesignWriter.question(question, translations.all(survey.id())));
        rows.update("insert into bank_question (id, territory_id, theme, text, type, design, account_id, actor) values (?, ?::uuid, ?, ?, ?, ?::jsonb, ?::uuid, ?)",
                UUID.randomUUID(), survey.territoryId(), theme, question.text(), question.type().name(), design.toString(), by.accountId(), by.name());
        audit.record(by.accountId(), by.name(), survey.territoryId(), "bank.keep", survey.id().toString(), Json.createObjectBuilder().add("question", question.code()).build().toString());
        return true;
    }

    /** Without what speaks of other questions. */
    static JsonObject alone(Survey survey, JsonObject design) {
        var kept = Json.createObjectBuilder(design).remove("relevant");
        String constraint = design.getString("constraint", "");
        boolean ofOthers = survey.questions().stream().map(Question::code).filter(code -> !code.equals(design.getString("code")))
                .anyMatch(code -> Pattern.compile("\\b" + Pattern.quote(code) + "\\b").matcher(constraint).find());
        if (ofOthers) kept.remove("constraint").remove("message");
        // asked again it may have another code
        else if (!constraint.isEmpty()) kept.add("constraint", constraint.replaceAll("(?<!['\"\\w])(?:\\$\\{)?" + Pattern.quote(design.getString("code")) + "\\b}?", "."));
        return kept.build();
    }

    /** Asks a question of the bank at the end of a section of a draft; false when the survey can't hold it. In the caller's transaction. */
    public boolean ask(Section section, BankQuestion question) {
        Survey survey = section.survey();
        DesignReader reader = new DesignReader(survey);
        JsonObject design = Json.createObjectBuilder(question.design()).remove("theme").build();
        int before = survey.questionCount();
        reader.reused(section, design);
        if (!reader.faults().isEmpty() || survey.questionCount() == before) {
            if (survey.questionCount() > before) survey.remove(section.questions().get(section.questions().size() - 1));
            return false;
        }
        surveys.flush();
        reader.translations().forEach((tag, texts) -> Language.parse(tag).ifPresent(language -> translations.put(survey, language, texts)));
        return true;
    }

    /** Takes one of the territory's out of the bank; surveys that ask it are untouched. */
    public boolean remove(UUID territoryId, String id, Actor by) {
        if (find(territoryId, id).filter(BankQuestion::ours).isEmpty()) return false;
        rows.update("delete from bank_question where territory_id = ?::uuid and id = ?::uuid", territoryId, id);
        audit.record(by.accountId(), by.name(), territoryId, "bank.remove", id, "{}");
        return true;
    }
}
