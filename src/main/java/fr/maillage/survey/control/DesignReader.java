package fr.maillage.survey.control;

import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.MapGrid;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.TextPattern;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads our own format (opendata/schemas/enquete.schema.json) into an empty draft: the templates of the install, the questions of a bank, the files
 * that another install exported. Everything that is wrong is told by its place; nothing is guessed. A draft that has faults is to be thrown away.
 */
public final class DesignReader {
    public static final String FORMAT = "maillage/enquete";
    public static final int VERSION = 1;
    static final int FAULTS_MAX = 50;
    private static final String CODE = "[a-z0-9][a-z0-9_-]{0,47}";
    private static final Set<String> SURVEY = Set.of("$schema", "format", "version", "title", "intro", "next", "threshold", "grid", "sections");
    private static final Set<String> SECTION = Set.of("title", "intro", "relevant", "questions");
    // weights and samples are what the demo draws its answers by
    private static final Set<String> QUESTION = Set.of("code", "type", "text", "help", "required", "min", "max", "step", "earliest", "latest", "low", "high", "unit", "pattern",
            "patternMessage", "relevant", "constraint", "message", "calculation", "decline", "shuffle", "options", "other", "apart", "rows", "categories", "weights", "samples", "theme");
    private static final Set<String> OPTION = Set.of("code", "label", "apart", "other", "heading");

    private final Survey draft;
    private final List<DesignFault> faults = new ArrayList<>();
    private final Map<String, Map<String, String>> translations = new LinkedHashMap<>();

    /** @param draft a survey with nothing in it */
    public DesignReader(Survey draft) {
        this.draft = draft;
    }

    public List<DesignFault> faults() {
        return List.copyOf(faults);
    }

    /** What was read in other languages than French: texts by key, by tag. */
    public Map<String, Map<String, String>> translations() {
        return translations;
    }

    /**
     * Reads a whole survey.
     *
     * @param floor least threshold of the install; a lower one in the file is raised to it
     */
    public DesignReader survey(JsonObject file, int floor) {
        if (file.containsKey("format") && !FORMAT.equals(text(file, "format", "", 40))) fault("format", "library.fault.format");
        if (file.containsKey("version") && number(file, "version", "").map(BigDecimal::intValue).orElse(0) != VERSION) fault("version", "library.fault.version", VERSION);
        known(file, "", SURVEY);
        String title = said(file, "title", "", "title", 200, true);
        String intro = said(file, "intro", "", "intro", 4000, false);
        // a title of one's own has no translation yet
        if (!draft.title().isEmpty()) translations.values().forEach(texts -> texts.remove("title"));
        draft.word(draft.title().isEmpty() ? title : draft.title(), intro, said(file, "next", "", "next", 4000, false));
        whole(file, "threshold", "", 3, 100).ifPresent(k -> draft.protect(Math.max(k, floor), floor));
        whole(file, "grid", "", MapGrid.LEAST, MapGrid.MOST).ifPresent(metres -> draft.roundTo(new MapGrid(metres)));
        List<JsonObject> sections = objects(file, "sections", "", Survey.SECTIONS_MAX);
        if (sections.isEmpty() && faults.isEmpty()) fault("sections", "library.fault.missing");
        for (int i = 0; i < sections.size() && faults.size() < FAULTS_MAX; i++) section(sections.get(i), "sections[" + (i + 1) + "]");
        return this;
    }

    private void section(JsonObject part, String where) {
        known(part, where, SECTION);
        Section section = draft.addSection("…", "").when(text(part, "relevant", where, Question.EXPRESSION_MAX));
        String key = "part." + section.id() + ".";
        section.word(said(part, "title", where, key + "title", 200, true), said(part, "intro", where, key + "intro", 2000, false));
        List<JsonObject> questions = objects(part, "questions", where, Survey.QUESTIONS_MAX);
        for (int i = 0; i < questions.size() && faults.size() < FAULTS_MAX; i++) question(section, questions.get(i), dot(where, "questions[" + (i + 1) + "]"));
    }

    /** Reads one question to the end of a section; a code that is taken already, and none, become a free one. */
    public void reused(Section section, JsonObject asked) {
        boolean taken = draft.questions().stream().anyMatch(other -> other.code().equals(asked.getString("code", "")));
        question(section, taken ? fr.maillage.persistence.Json.createObjectBuilder(asked).remove("code").build() : asked, "");
    }

    private void question(Section section, JsonObject asked, String where) {
        known(asked, where, QUESTION);
        QuestionType type = type(asked, where);
        if (type == null) return;
        if (draft.questionCount() >= Survey.QUESTIONS_MAX) {
            fault(where, "library.fault.many", Survey.QUESTIONS_MAX);
            return;
        }
        String code = text(asked, "code", where, 32);
        if (!code.isEmpty() && !code.matches(Question.CODE)) fault(dot(where, "code"), "library.fault.code", code);
        else if (draft.questions().stream().anyMatch(other -> other.code().equals(code))) fault(dot(where, "code"), "library.fault.twice", code);
        else if (type == QuestionType.FILE && draft.anonymous()) fault(dot(where, "type"), "library.fault.file");
        else fill(code.isEmpty() ? section.ask(type, "…") : section.ask(type, "…", code), asked, where);
    }

    private QuestionType type(JsonObject asked, String where) {
        String name = text(asked, "type", where, 40);
        for (QuestionType type : QuestionType.values()) if (type.name().equals(name)) return type;
        fault(dot(where, "type"), name.isEmpty() ? "library.fault.missing" : "library.fault.type", name);
        return null;
    }

    private void fill(Question question, JsonObject asked, String where) {
        QuestionType type = question.type();
        String key = question.code() + ".";
        question.word(said(asked, "text", where, key + "text", type == QuestionType.INFO ? 4000 : 500, true), said(asked, "help", where, key + "help", 500, false), flag(asked, "required", where));
        question.labelled(said(asked, "low", where, key + "low", 60, false), said(asked, "high", where, key + "high", 60, false), said(asked, "unit", where, key + "unit", 60, false));
        question.when(text(asked, "relevant", where, Question.EXPRESSION_MAX), text(asked, "constraint", where, Question.EXPRESSION_MAX),
                said(asked, "message", where, key + "constraint", 300, false)).allowing(flag(asked, "decline", where), flag(asked, "shuffle", where));
        String calculation = text(asked, "calculation", where, Question.EXPRESSION_MAX);
        if (!calculation.isEmpty() && type != QuestionType.CALCULATION) fault(dot(where, "calculation"), "library.fault.notHere", type.name());
        else question.computing(calculation);
        together(dot(where, "min"), () -> {
            if (asked.containsKey("min") || asked.containsKey("max")) question.between(number(asked, "min", where).orElse(null), number(asked, "max", where).orElse(null), number(asked, "step", where).orElse(null));
        });
        together(dot(where, "earliest"), () -> question.within(text(asked, "earliest", where, 16), text(asked, "latest", where, 16)));
        pattern(question, asked, where, key);
        if (type.hasOptions()) together(dot(where, "options"), () -> question.offer(options(question, asked, where)));
        else if (asked.containsKey("options")) fault(dot(where, "options"), "library.fault.notHere", type.name());
        if (type.hasRows()) together(dot(where, "rows"), () -> question.rowsOf(rows(question, asked, where)));
        else if (asked.containsKey("rows")) fault(dot(where, "rows"), "library.fault.notHere", type.name());
    }

    private void pattern(Question question, JsonObject asked, String where, String key) {
        String pattern = text(asked, "pattern", where, 200);
        String message = said(asked, "patternMessage", where, key + "pattern", 300, false);
        if (!pattern.isEmpty() && !question.type().hasPattern()) fault(dot(where, "pattern"), "library.fault.notHere", question.type().name());
        else together(dot(where, "pattern"), () -> {
            if (!pattern.isEmpty()) TextPattern.of(pattern);
            question.matching(pattern, message);
        });
    }

    private void together(String where, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            fault(where, "library.fault.together");
        }
    }

    private List<Offered> options(Question question, JsonObject asked, String where) {
        List<JsonValue> given = new ArrayList<>(values(asked, asked.containsKey("categories") ? "categories" : "options", where));
        List<Offered> offered = labels(given, question, "option", dot(where, "options"));
        // short forms of the templates
        if (asked.containsKey("other")) offered.add(Offered.other(said(asked, "other", where, question.code() + ".option." + Option.OTHER, 300, true)));
        if (asked.containsKey("apart")) {
            String code = given.stream().allMatch(JsonString.class::isInstance) ? letter(given.size()) : "apart";
            offered.add(Offered.of(code, said(asked, "apart", where, question.code() + ".option." + code, 300, true)).setApart());
        }
        if (offered.size() > Question.most(question.type())) fault(dot(where, "options"), "library.fault.many", Question.most(question.type()));
        return offered.subList(0, Math.min(offered.size(), Question.most(question.type())));
    }

    private List<Offered> rows(Question question, JsonObject asked, String where) {
        List<JsonValue> given = values(asked, "rows", where);
        if (given.size() > Question.ROWS_MAX) fault(dot(where, "rows"), "library.fault.many", Question.ROWS_MAX);
        return labels(given.subList(0, Math.min(given.size(), Question.ROWS_MAX)), question, "row", dot(where, "rows"));
    }

    private List<Offered> labels(List<JsonValue> given, Question question, String kind, String where) {
        List<Offered> offered = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < given.size() && i < 500; i++) {
            String here = where + "[" + (i + 1) + "]";
            if (given.get(i) instanceof JsonString label) {
                // a code of its own, so that its translations find it
                offered.add(Offered.of(free(codes, kind, i), checked(label.getString(), here, 300, true)));
            } else if (given.get(i) instanceof JsonObject one) {
                known(one, here, OPTION);
                String said = text(one, "code", here, 48);
                String code = said.isEmpty() ? free(codes, kind, i) : said;
                if (!code.matches(CODE)) fault(dot(here, "code"), "library.fault.code", code);
                else if (!codes.add(code)) fault(dot(here, "code"), "library.fault.twice", code);
                String key = question.code() + "." + kind + "." + code;
                boolean other = flag(one, "other", here);
                if (other != code.equals(Option.OTHER)) fault(dot(here, "other"), "library.fault.other", Option.OTHER);
                offered.add(new Offered(code, said(one, "label", here, key, 300, true), flag(one, "apart", here), other,
                        said(one, "heading", here, question.code() + ".heading." + code, 300, false)));
            } else {
                fault(here, "library.fault.object");
            }
        }
        return offered;
    }

    private static String free(Set<String> codes, String kind, int at) {
        String code = kind.equals("row") ? "r" + (at + 1) : letter(at);
        while (!codes.add(code)) code = code + "x";
        return code;
    }

    private static String letter(int at) {
        return at < 26 ? String.valueOf((char) ('a' + at)) : "o" + (at + 1);
    }

    /** The French of a text; what it says in other languages is put aside under its key. */
    private String said(JsonObject from, String name, String where, String key, int max, boolean needed) {
        JsonValue value = from.get(name);
        String here = dot(where, name);
        if (value == null || value == JsonValue.NULL) return checked("", here, max, needed);
        if (value instanceof JsonString french) return checked(french.getString(), here, max, needed);
        if (!(value instanceof JsonObject byLanguage)) {
            fault(here, "library.fault.text");
            return "…";
        }
        if (!byLanguage.containsKey("fr")) fault(here, "library.fault.french");
        byLanguage.forEach((tag, text) -> {
            Language language = Language.parse(tag).orElse(null);
            if (language == null || !language.tag().equals(tag)) fault(dot(here, tag), "library.fault.language", tag);
            else if (!(text instanceof JsonString words)) fault(dot(here, tag), "library.fault.text");
            else if (!language.french()) keep(tag, key, checked(words.getString(), dot(here, tag), max, false), here);
        });
        return byLanguage.get("fr") instanceof JsonString french ? checked(french.getString(), dot(here, "fr"), max, needed) : "…";
    }

    private void keep(String tag, String key, String text, String where) {
        if (text.isEmpty()) return;
        if (!translations.containsKey(tag) && translations.size() >= LANGUAGES_MAX) fault(where, "library.fault.languages", LANGUAGES_MAX);
        else translations.computeIfAbsent(tag, language -> new LinkedHashMap<>()).put(key, text);
    }

    /** Languages of a file at most, beside French. */
    public static final int LANGUAGES_MAX = 12;

    private String checked(String text, String where, int max, boolean needed) {
        String clean = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
        if (clean.isEmpty() && needed) fault(where, "library.fault.missing");
        if (clean.length() > max) fault(where, "library.fault.long", max);
        return clean.isEmpty() && needed ? "…" : clean.substring(0, Math.min(clean.length(), max));
    }

    private String text(JsonObject from, String name, String where, int max) {
        JsonValue value = from.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) return "";
        if (value instanceof JsonString text) return checked(text.getString(), dot(where, name), max, false);
        fault(dot(where, name), "library.fault.text");
        return "";
    }

    private boolean flag(JsonObject from, String name, String where) {
        JsonValue value = from.getOrDefault(name, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) fault(dot(where, name), "library.fault.flag");
        return value == JsonValue.TRUE;
    }

    private java.util.Optional<BigDecimal> number(JsonObject from, String name, String where) {
        JsonValue value = from.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) return java.util.Optional.empty();
        if (value instanceof JsonNumber number && number.bigDecimalValue().precision() <= 20 && Math.abs(number.bigDecimalValue().scale()) <= 12) return java.util.Optional.of(number.bigDecimalValue());
        fault(dot(where, name), "library.fault.number");
        return java.util.Optional.empty();
    }

    private java.util.Optional<Integer> whole(JsonObject from, String name, String where, int min, int max) {
        java.util.Optional<BigDecimal> number = number(from, name, where);
        boolean fits = number.filter(n -> n.stripTrailingZeros().scale() <= 0 && n.intValue() >= min && n.intValue() <= max && n.precision() - n.scale() < 9).isPresent();
        if (number.isPresent() && !fits) fault(dot(where, name), "library.fault.between", min, max);
        return fits ? number.map(BigDecimal::intValue) : java.util.Optional.empty();
    }

    private List<JsonValue> values(JsonObject from, String name, String where) {
        JsonValue value = from.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array) return array;
        fault(dot(where, name), "library.fault.list");
        return List.of();
    }

    private List<JsonObject> objects(JsonObject from, String name, String where, int max) {
        List<JsonObject> objects = new ArrayList<>();
        List<JsonValue> values = values(from, name, where);
        if (values.size() > max) fault(dot(where, name), "library.fault.many", max);
        for (int i = 0; i < Math.min(max, values.size()); i++) {
            if (values.get(i) instanceof JsonObject object) objects.add(object);
            else fault(dot(where, name) + "[" + (i + 1) + "]", "library.fault.object");
        }
        return objects;
    }

    private void known(JsonObject object, String where, Set<String> names) {
        object.keySet().stream().filter(name -> !names.contains(name)).limit(5).forEach(name -> fault(dot(where, name.substring(0, Math.min(40, name.length()))), "library.fault.unknown"));
    }

    private static String dot(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private void fault(String where, String key, Object... arguments) {
        if (faults.size() < FAULTS_MAX) faults.add(new DesignFault(where, key, List.of(arguments)));
    }
}
