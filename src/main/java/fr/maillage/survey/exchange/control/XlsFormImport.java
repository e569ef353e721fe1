package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.BadFile;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an XLSForm (.xlsx) as a draft. Groups become parts: a nested one is a part of its own, asked when all the groups around it are;
 * questions between groups are parts too, so that the order stays.
 */
public final class XlsFormImport {
    /** Columns that are read, or that say nothing of the questionnaire. */
    private static final Set<String> COLUMNS = Set.of("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "calculation", "choice_filter", "appearance",
            "parameters", "default", "readonly", "required_message", "guidance_hint", "repeat_count", "trigger", "maillage_type", "maillage_low", "maillage_high", "maillage_unit",
            "maillage_step", "maillage_decline", "maillage_pattern_message", "maillage_other", "maillage_intro");
    private static final Set<String> SHEETS = Set.of("survey", "choices", "settings");

    private final LossReport report = new LossReport();
    private final Sheet survey;
    private final Sheet.Line settings;
    private final Languages languages;
    private final XlsFormChoices choices;
    private final CodeBook codes = CodeBook.ofQuestions();
    private final Names names;
    private final List<DraftSection> sections = new ArrayList<>();
    private final Deque<Group> open = new ArrayDeque<>();
    /** Of the section that is being filled; null: none yet. */
    private Group filling;
    private List<DraftQuestion> filled = new ArrayList<>();

    /** A group that is open, or the form itself. Relevant: of this and of all groups around it. */
    private record Group(int line, Wording title, Wording intro, Clause relevant) {
    }

    private XlsFormImport(Workbook book) {
        survey = new Sheet(book.sheet("survey"));
        if (!survey.columns().contains("type")) throw new BadFile("noSurveySheet");
        Sheet set = new Sheet(book.sheet("settings"));
        settings = set.lines().isEmpty() ? null : set.lines().get(0);
        Sheet listed = new Sheet(book.sheet("choices"));
        languages = new Languages(setting("default_language"), all(survey.languages(), listed.languages()), report);
        choices = new XlsFormChoices(listed, languages, report);
        names = new Names(survey.lines().stream().map(line -> line.get("name")).collect(Collectors.toSet()));
        book.names().stream().filter(name -> !SHEETS.contains(name.strip().toLowerCase(java.util.Locale.ROOT))).forEach(name -> report.refuse(new Place(name, 0, ""), "sheet", name));
        survey.columns().stream().filter(name -> !COLUMNS.contains(name) && !name.isBlank()).forEach(name -> report.refuse(new Place("survey", 0, ""), "column", name));
    }

    private static Set<String> all(Set<String> some, Set<String> others) {
        Set<String> all = new java.util.LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private Wording told(String column) {
        return settings == null ? Wording.NONE : cut(settings.wording(column, languages), 4000, new Place("settings", 0, ""));
    }

    private String setting(String name) {
        return settings == null ? "" : settings.get(name);
    }

    /** @throws BadFile when it is no XLSForm at all */
    public static Imported read(byte[] file) {
        XlsFormImport form = new XlsFormImport(Workbook.read(file));
        return form.imported();
    }

    private Imported imported() {
        Wording title = settings == null ? Wording.NONE : settings.wording("form_title", languages);
        if (title.none()) title = Wording.of(languages.codes().get(0), Sheet.clean(setting("form_title")));
        open.push(new Group(0, title, Wording.NONE, Clause.TRUE));
        List<Sheet.Line> lines = survey.lines();
        for (int i = 0; i < lines.size(); i++) i = take(lines, i);
        if (open.size() > 1) throw new BadFile("groupOpen", open.peek().line());
        close();
        if (sections.isEmpty()) throw new BadFile("noQuestion");
        Set<String> written = new java.util.HashSet<>();
        sections.forEach(section -> section.questions().forEach(question -> written.addAll(question.text().byLanguage().keySet())));
        List<String> used = languages.codes().stream().filter(written::contains).toList();
        return new Imported(new SurveyDraft(title, told("maillage_intro"), told("maillage_next"), used, sections, List.of()), report.lines());
    }

    /** Takes the line at this index; gives the index of the last line taken. */
    private int take(List<Sheet.Line> lines, int index) {
        Sheet.Line line = lines.get(index);
        XlsFormTypes.Cell type = XlsFormTypes.Cell.of(line.get("type"));
        if (type.word().isEmpty()) {
            if (line.has("name") || line.has("label")) report.refuse(new Place("survey", line.number(), line.get("name")), "noType");
            return index;
        }
        switch (type.word()) {
            case "begin group", "begin_group" -> {
                int end = end(lines, index, "group");
                XlsFormMatrix matrix = XlsFormMatrix.of(lines.subList(index, end + 1));
                if (matrix != null) {
                    add(matrix.question(this));
                    return end;
                }
                begin(line);
            }
            case "end group", "end_group" -> {
                if (open.size() == 1) throw new BadFile("groupEnd", line.number());
                open.pop();
            }
            case "begin repeat", "begin_repeat" -> {
                int end = end(lines, index, "repeat");
                refuseRepeat(lines.subList(index, end + 1));
                return end;
            }
            default -> {
                DraftQuestion question = new XlsFormQuestion(this, line, type).read();
                if (question == null) names.refuse(line.get("name"));
                else add(question);
            }
        }
        return index;
    }

    private static int end(List<Sheet.Line> lines, int from, String what) {
        int depth = 0;
        for (int i = from; i < lines.size(); i++) {
            String word = XlsFormTypes.Cell.of(lines.get(i).get("type")).word();
            if (word.equals("begin " + what)) depth++;
            if (word.equals("end " + what) && --depth == 0) return i;
        }
        throw new BadFile("groupOpen", lines.get(from).number());
    }

    private void refuseRepeat(List<Sheet.Line> lines) {
        report.refuse(new Place("survey", lines.get(0).number(), lines.get(0).get("name")), "repeat");
        for (Sheet.Line line : lines.subList(1, lines.size() - 1)) {
            if (line.get("name").isEmpty() || line.get("type").toLowerCase(java.util.Locale.ROOT).matches("(begin|end).*")) continue;
            report.refuse(place(line), "inRepeat", line.get("name"));
            names.refuse(line.get("name"));
        }
    }

    private void begin(Sheet.Line line) {
        if (open.size() > 20) throw new BadFile("groupDeep", line.number());
        Group around = open.peek();
        Clause relevant = line.has("relevant") ? condition(line) : Clause.TRUE;
        Wording label = line.wording("label", languages);
        if (line.has("appearance")) report.note(place(line), "appearance", line.get("appearance"));
        if (!line.wording("hint", languages).none()) report.refuse(place(line), "groupHint");
        open.push(new Group(line.number(), label.none() ? around.title() : cut(label, 200, place(line)), line.wording("maillage_intro", languages), Clause.and(around.relevant(), relevant)));
    }

    /** The condition of a line; always, when it is not translated. */
    Clause condition(Sheet.Line line) {
        try {
            return XPathTranslation.condition(line.get("relevant"), names);
        } catch (Untranslatable why) {
            report.refuse(place(line), "relevant", line.get("relevant"), why);
            return Clause.TRUE;
        }
    }

    private void add(DraftQuestion question) {
        if (filling != open.peek()) {
            close();
            filling = open.peek();
        }
        filled.add(question);
    }

    private void close() {
        if (filling != null && !filled.isEmpty())
            sections.add(new DraftSection(filling.title(), filling.intro(), filling.relevant() == Clause.TRUE ? "" : filling.relevant().text(), filled));
        filled = new ArrayList<>();
    }

    static Place place(Sheet.Line line) {
        return new Place("survey", line.number(), line.get("name"));
    }

    /** A text that is longer than it may be: its beginning, and a line in the report. */
    Wording cut(Wording text, int most, Place at) {
        if (text.byLanguage().values().stream().noneMatch(one -> one.length() > most)) return text;
        report.change(at, "longText", most);
        Map<String, String> cut = new HashMap<>(text.byLanguage());
        cut.replaceAll((language, one) -> one.length() > most ? one.substring(0, most - 1) + "…" : one);
        return new Wording(cut);
    }

    /** Our code for a name; what had to be changed of it is reported. */
    String code(Sheet.Line line) {
        String name = line.get("name");
        String code = codes.code(name);
        if (!CodeBook.same(code, name)) report.change(place(line), "renamed", name, code);
        else if (!code.equals(name)) report.note(new Place("survey", 0, ""), "lowerCase");
        return code;
    }

    LossReport report() {
        return report;
    }

    Languages languages() {
        return languages;
    }

    XlsFormChoices choices() {
        return choices;
    }

    Names names() {
        return names;
    }
}
