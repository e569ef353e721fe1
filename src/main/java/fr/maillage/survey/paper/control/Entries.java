package fr.maillage.survey.paper.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Keyings of forms that are keyed twice, kept apart from the answers until they agree. */
@ApplicationScoped
public class Entries {
    private static final String ILLEGIBLE = "_illegible";

    @Inject
    Rows rows;

    /**
     * One keying.
     *
     * @param turn  1 or 2
     * @param typed by field name, without blanks
     */
    public record Entry(int form, int turn, UUID account, String actor, Map<String, List<String>> typed, Set<String> illegible) {
        /** Names of fields that another keying has otherwise; « illegible » counts as an answer to its question. */
        public Set<String> differences(Entry other) {
            Set<String> fields = new TreeSet<>(typed.keySet());
            fields.addAll(other.typed.keySet());
            fields.removeIf(field -> field.endsWith(Keyed.SEARCH) || sorted(typed.get(field)).equals(sorted(other.typed.get(field))));
            Set<String> marks = new TreeSet<>(illegible);
            marks.addAll(other.illegible);
            marks.removeIf(question -> illegible.contains(question) && other.illegible.contains(question));
            fields.addAll(marks);
            return fields;
        }

        private static List<String> sorted(List<String> values) {
            return values == null ? List.of() : values.stream().sorted().toList();
        }
    }

    /** Both keyings of a form, or the first alone, or none; the form's row waits for this transaction. */
    public List<Entry> of(UUID surveyId, int form) {
        return rows.list("select form, turn, account_id, actor, typed from paper_entry where survey_id = ? and form = ? order by turn",
                row -> read(row.getInt(1), row.getInt(2), row.getObject(3, UUID.class), row.getString(4), row.getString(5)), surveyId, form);
    }

    public void add(Keyed keyed, int turn) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        plain(keyed.typed()).forEach((field, values) -> json.add(field, Json.createArrayBuilder(values)));
        if (!keyed.illegible().isEmpty()) json.add(ILLEGIBLE, Json.createArrayBuilder(new TreeSet<>(keyed.illegible())));
        rows.update("insert into paper_entry (survey_id, form, turn, account_id, actor, day, typed) values (?, ?, ?, ?, ?, ?, ?::jsonb)", keyed.form().survey(),
                keyed.form().number(), turn, keyed.by().accountId(), keyed.by().name(), Survey.today(), json.build().toString());
    }

    /** Without blanks. */
    static Map<String, List<String>> plain(Map<String, List<String>> typed) {
        Map<String, List<String>> plain = new TreeMap<>();
        typed.forEach((field, values) -> {
            List<String> kept = values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
            if (!kept.isEmpty()) plain.put(field, kept);
        });
        return plain;
    }

    private static Entry read(int form, int turn, UUID account, String actor, String json) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        try (var reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((field, values) -> typed.put(field, values.asJsonArray().getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()));
        }
        List<String> illegible = typed.remove(ILLEGIBLE);
        return new Entry(form, turn, account, actor, typed, illegible == null ? Set.of() : Set.copyOf(illegible));
    }

    /** Forms keyed twice that differ. */
    public long differing(UUID surveyId) {
        return rows.count("select count(*) from paper_entry where survey_id = ? and turn = 2", surveyId);
    }

    /** Forms that wait for their second keying. */
    public long waiting(UUID surveyId) {
        return rows.count("select count(distinct form) from paper_entry where survey_id = ?", surveyId) - differing(surveyId);
    }

    public List<Integer> differing(UUID surveyId, int offset, int limit) {
        return rows.list("select form from paper_entry where survey_id = ? and turn = 2 order by form offset ? limit ?", row -> row.getInt(1), surveyId, offset, limit);
    }

    /** Deletes the keyings of a form. */
    public void forget(UUID surveyId, int form) {
        rows.update("delete from paper_entry where survey_id = ? and form = ?", surveyId, form);
    }
}
