package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion.Logic;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question of a LimeSurvey file, with its answers and its subquestions. */
final class LimeQuestion {
    private static final int TEXT_MAX = 500;
    private static final int INFO_MAX = 4000;
    private static final int LABEL_MAX = 300;

    private final LimeImport file;
    private final LossReport report;
    private final LimeTables.Row row;
    private final String id;
    private final String title;
    private final String letter;
    private final Place at;
    private final Clause group;
    private final LimeAttributes attributes;

    /** @param group condition of its group */
    LimeQuestion(LimeImport file, LimeTables.Row row, Clause group) {
        this.file = file;
        this.report = file.report();
        this.row = row;
        this.id = row.get("qid");
        this.title = row.get("title");
        this.letter = row.get("type");
        this.at = new Place("", 0, title);
        this.group = group;
        this.attributes = new LimeAttributes(file, id, at);
    }

    /** The questions that it becomes: one, several for a list of fields, none when it is refused. */
    List<DraftQuestion> read() {
        Optional<QuestionType> split = LimeTypes.split(letter);
        Optional<QuestionType> kind = LimeTypes.kind(letter);
        if (attributes.on("hidden")) return refused("hidden");
        if (kind.isEmpty() && split.isEmpty()) return refused("limeType", letter);
        Clause relevant = file.condition(at, row.get("relevance"));
        String shown = relevant == Clause.TRUE ? "" : relevant.text();
        Clause whole = Clause.and(group, relevant);
        if (split.isPresent()) return split(split.get(), shown, whole);
        if (kind.get() == QuestionType.CALCULATION) return calculation(shown, whole);
        QuestionType exact = kind.get() == QuestionType.DATE && attributes.text("date_format").contains("H") ? QuestionType.DATE_TIME : kind.get();
        return List.of(question(exact, shown, whole));
    }

    private List<DraftQuestion> refused(String key, Object... args) {
        report.refuse(at, key, args);
        file.names().refuse(title);
        file.names().refuse(sgqa());
        return List.of();
    }

    /** The older name of its variable. */
    private String sgqa() {
        return row.get("sid") + "X" + row.get("gid") + "X" + id;
    }

    private DraftQuestion question(QuestionType kind, String shown, Clause whole) {
        String code = file.code(title);
        Map<String, DraftOption> options = kind == QuestionType.MULTIPLE || kind == QuestionType.INFO ? kind == QuestionType.MULTIPLE ? lines(0) : Map.of() : answers();
        Map<String, DraftOption> rows = kind.name().startsWith("MATRIX") ? lines(0) : Map.of();
        if (kind == QuestionType.MULTIPLE) options = apart(options);
        if (row.get("other").equals("Y") && (kind == QuestionType.SINGLE || kind == QuestionType.MULTIPLE)) options.put("-oth-", new DraftOption("other", attributes.other(), false, true));
        know(kind, code, options, rows, whole);
        DraftQuestion question = DraftQuestion.of(code, kind, text(kind == QuestionType.INFO ? INFO_MAX : TEXT_MAX)).helped(help()).required(required(kind))
                .offering(List.copyOf(options.values()), List.copyOf(rows.values())).allowing(false, attributes.on("random_order"))
                .limited(attributes.limits(kind)).following(new Logic(shown, "", Wording.NONE, ""));
        aside(kind);
        return attributes.constrained(question, row.get("preg"), title);
    }

    private Wording text(int most) {
        Wording text = file.texts().of("question_l10ns", List.of("questions"), "qid", id, "question", most, at);
        if (!text.none()) return text;
        report.change(at, "noLabel", title);
        return Wording.of(Languages.plain(file.languages().get(0)), title);
    }

    private Wording help() {
        return file.texts().of("question_l10ns", List.of("questions"), "qid", id, "help", 4000, at);
    }

    private boolean required(QuestionType kind) {
        if (row.get("mandatory").equals("S")) report.note(at, "softMandatory");
        return row.get("mandatory").equals("Y") && kind != QuestionType.INFO;
    }

    private Map<String, DraftOption> answers() {
        Map<String, DraftOption> options = new LinkedHashMap<>();
        LimeTypes.fixed(letter).forEach((code, option) -> options.put(code, new DraftOption(option.code(), LimeTypes.words(plain(), option.label().in("fr"), option.label().in("en")), false, false)));
        if (!options.isEmpty()) return options;
        CodeBook book = CodeBook.ofOptions();
        Map<String, LimeTables.Row> once = new LinkedHashMap<>();
        file.tables().where("answers", "qid", id).stream().sorted(Comparator.comparingInt(answer -> answer.whole("sortorder"))).forEach(answer -> once.putIfAbsent(answer.get("code"), answer));
        once.forEach((code, answer) -> options.put(code, DraftOption.of(optionCode(book, code), label(answer, code))));
        return options;
    }

    private List<String> plain() {
        return file.languages().stream().map(Languages::plain).distinct().toList();
    }

    private Wording label(LimeTables.Row answer, String code) {
        Wording label = answer.get("aid").isEmpty() ? old(answer) : file.texts().of("answer_l10ns", List.of(), "aid", answer.get("aid"), "answer", LABEL_MAX, at);
        return label.none() ? Wording.of(plain().get(0), code) : label;
    }

    /** Before version 4 an answer has a row per language and no number of its own. */
    private Wording old(LimeTables.Row answer) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : file.languages()) {
            file.tables().where("answers", "qid", id).stream().filter(other -> other.get("code").equals(answer.get("code")) && other.get("language").equals(language))
                    .map(other -> PlainText.of(other.get("answer"))).filter(text -> !text.isBlank()).findFirst()
                    .ifPresent(text -> texts.put(Languages.plain(language), text.length() > LABEL_MAX ? text.substring(0, LABEL_MAX - 1) + "…" : text));
        }
        return new Wording(texts);
    }

    private String optionCode(CodeBook book, String code) {
        String ours = book.code(code);
        if (!CodeBook.same(ours, code)) report.change(at, "renamedChoice", code, ours);
        else if (!ours.equals(code)) report.note(new Place("", 0, ""), "lowerCaseChoices");
        return ours;
    }

    private List<LimeTables.Row> subquestions(int scale) {
        Map<String, LimeTables.Row> once = new LinkedHashMap<>();
        java.util.stream.Stream.concat(file.tables().where("subquestions", "parent_qid", id).stream(), file.tables().where("questions", "parent_qid", id).stream()).filter(sub -> sub.whole("scale_id") == scale)
                .sorted(Comparator.comparingInt(sub -> sub.whole("question_order"))).forEach(sub -> once.putIfAbsent(sub.get("qid"), sub));
        return List.copyOf(once.values());
    }

    /** Its subquestions, as options or rows, by their titles. */
    private Map<String, DraftOption> lines(int scale) {
        CodeBook book = CodeBook.ofOptions();
        Map<String, DraftOption> lines = new LinkedHashMap<>();
        for (LimeTables.Row sub : subquestions(scale)) {
            String name = sub.get("title");
            Wording label = file.texts().of("question_l10ns", List.of("subquestions", "questions"), "qid", sub.get("qid"), "question", LABEL_MAX, at);
            lines.put(name, DraftOption.of(optionCode(book, name), label.none() ? Wording.of(plain().get(0), name) : label));
            if (!sub.get("relevance").isEmpty() && !sub.get("relevance").equals("1")) report.refuse(at, "subRelevance", name, sub.get("relevance"));
        }
        return lines;
    }

    /** Options that exclude all others. */
    private Map<String, DraftOption> apart(Map<String, DraftOption> options) {
        List<String> exclusive = List.of(attributes.text("exclude_all_others").split("[;, ]+"));
        options.replaceAll((name, option) -> exclusive.contains(name) ? new DraftOption(option.code(), option.label(), true, false) : option);
        return options;
    }

    private void know(QuestionType kind, String code, Map<String, DraftOption> options, Map<String, DraftOption> rows, Clause whole) {
        Map<String, String> codes = new LinkedHashMap<>();
        options.forEach((name, option) -> codes.put(name, option.code()));
        Asked asked = Asked.question(code, XlsFormQuestion.sort(kind), codes);
        if (kind == QuestionType.MULTIPLE) {
            options.keySet().stream().filter(name -> !name.equals("-oth-")).forEach(name -> know("_" + name, name, new LimeNames.Variable(asked, name, whole)));
        } else if (!rows.isEmpty()) {
            rows.forEach((name, option) -> know("_" + name, name, new LimeNames.Variable(Asked.row(code, option.code(), Sort.CHOICE, codes), null, whole)));
        } else {
            know("", "", new LimeNames.Variable(asked, null, whole));
        }
        if (options.containsKey("-oth-")) know("_other", "other", new LimeNames.Variable(new Asked("${" + code + "}.other", Sort.TEXT, Map.of()), null, whole));
    }

    private void know(String part, String oldPart, LimeNames.Variable variable) {
        file.names().know(title + part, variable);
        file.names().know(sgqa() + oldPart, variable);
    }

    /** A list of fields, as a question each. */
    private List<DraftQuestion> split(QuestionType kind, String shown, Clause whole) {
        List<DraftQuestion> questions = new ArrayList<>();
        Wording head = text(TEXT_MAX);
        for (LimeTables.Row sub : subquestions(0)) {
            String name = title + "_" + sub.get("title");
            String code = file.code(name);
            Wording label = file.texts().of("question_l10ns", List.of("subquestions", "questions"), "qid", sub.get("qid"), "question", LABEL_MAX, at);
            Map<String, String> both = new LinkedHashMap<>();
            head.byLanguage().forEach((language, text) -> {
                String together = text + " — " + (label.none() ? sub.get("title") : label.in(language));
                both.put(language, together.length() > TEXT_MAX ? together.substring(0, TEXT_MAX - 1) + "…" : together);
            });
            know("_" + sub.get("title"), sub.get("title"), new LimeNames.Variable(Asked.question(code, XlsFormQuestion.sort(kind), Map.of()), null, whole));
            questions.add(DraftQuestion.of(code, kind, new Wording(both)).helped(help()).required(required(kind)).limited(attributes.limits(kind)).following(new Logic(shown, "", Wording.NONE, "")));
        }
        report.change(at, "split", questions.size());
        attributes.tellRest();
        return questions;
    }

    private List<DraftQuestion> calculation(String shown, Clause whole) {
        String formula = attributes.text("equation").isEmpty() ? raw() : attributes.text("equation");
        try {
            Clause value = LimeTranslation.value(PlainText.of(formula), file.names());
            String code = file.code(title);
            know("", "", new LimeNames.Variable(Asked.question(code, value.sort(), Map.of()), null, whole));
            attributes.tellRest();
            return List.of(DraftQuestion.of(code, QuestionType.CALCULATION, Wording.of(plain().get(0), title)).following(new Logic(shown, "", Wording.NONE, value.text())));
        } catch (Untranslatable why) {
            report.refuse(at, "calculation", formula, why);
            file.names().refuse(title);
            return List.of();
        }
    }

    private String raw() {
        return file.tables().where("question_l10ns", "qid", id).stream().map(text -> text.get("question")).findFirst().orElse(row.get("question"));
    }

    /** What a type has that ours has not. */
    private void aside(QuestionType kind) {
        switch (letter) {
            case "O", "P" -> report.refuse(at, "comment");
            case "H" -> report.change(at, "byColumn");
            case "|" -> report.change(at, "file", "|");
            case "U" -> report.change(at, "hugeText", 4000);
            case "R" -> report.note(at, "ranking");
            default -> { }
        }
        if (kind == QuestionType.SHORT_TEXT) report.note(new Place("", 0, ""), "shortTexts", 200);
        if (row.get("encrypted").equals("Y")) report.note(at, "encrypted");
    }
}
