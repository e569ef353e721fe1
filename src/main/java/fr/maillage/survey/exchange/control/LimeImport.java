package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.BadFile;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.DraftTarget;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a survey structure of LimeSurvey (.lss) as a draft: groups become parts, quotas become coverage targets. */
public final class LimeImport {
    private final LossReport report = new LossReport();
    private final LimeTables tables;
    private final List<String> languages;
    private final LimeTexts texts;
    private final LimeNames names = new LimeNames();
    private final CodeBook codes = CodeBook.ofQuestions();

    private LimeImport(LimeTables tables) {
        this.tables = tables;
        this.languages = languages(tables);
        this.texts = new LimeTexts(tables, languages, report);
    }

    private static List<String> languages(LimeTables tables) {
        String own = tables.table("surveys").stream().map(row -> row.get("language")).filter(code -> !code.isEmpty()).findFirst().orElse("");
        List<String> all = new ArrayList<>(own.isEmpty() ? List.of() : List.of(own));
        Stream.concat(tables.languages().stream(), tables.table("surveys_languagesettings").stream().map(row -> row.get("surveyls_language")))
                .filter(code -> code.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,10})?") && !all.contains(code)).forEach(all::add);
        return all.isEmpty() ? List.of("fr") : all;
    }

    /** @throws BadFile when it is no survey of LimeSurvey at all */
    public static Imported read(byte[] document) {
        return new LimeImport(LimeTables.read(document)).imported();
    }

    private Imported imported() {
        List<LimeTables.Row> groups = once(tables.table("groups"), "gid", "group_order");
        List<LimeTables.Row> questions = once(tables.table("questions").stream().filter(row -> row.whole("parent_qid") == 0).toList(), "qid", "question_order");
        questions.forEach(row -> names.expect(row.get("title")));
        List<DraftSection> sections = new ArrayList<>();
        for (LimeTables.Row group : groups) {
            DraftSection section = section(group, questions.stream().filter(row -> row.get("gid").equals(group.get("gid"))).toList());
            if (!section.questions().isEmpty()) sections.add(section);
        }
        if (sections.isEmpty()) throw new BadFile("noQuestion");
        if (!tables.table("defaultvalues").isEmpty()) report.refuse(new Place("", 0, ""), "defaults", tables.table("defaultvalues").size());
        if (!tables.table("assessments").isEmpty()) report.refuse(new Place("", 0, ""), "assessments", tables.table("assessments").size());
        Place whole = new Place("", 0, "");
        Wording intro = joined(setting("surveyls_description", whole), setting("surveyls_welcometext", whole));
        return new Imported(new SurveyDraft(setting("surveyls_title", whole), intro, setting("surveyls_endtext", whole), languages.stream().map(Languages::plain).distinct().toList(), sections, targets()),
                report.lines());
    }

    /** Rows of a table that is written once per language in old files, each thing once and in order. */
    private static List<LimeTables.Row> once(List<LimeTables.Row> rows, String key, String order) {
        Map<String, LimeTables.Row> once = new LinkedHashMap<>();
        rows.forEach(row -> once.putIfAbsent(row.get(key), row));
        return once.values().stream().sorted(Comparator.comparingInt(row -> row.whole(order))).toList();
    }

    private Wording setting(String column, Place at) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String language : languages) {
            tables.table("surveys_languagesettings").stream().filter(row -> row.get("surveyls_language").equals(language)).map(row -> PlainText.of(row.get(column)))
                    .filter(text -> !text.isBlank()).findFirst().ifPresent(text -> found.put(Languages.plain(language), text));
        }
        int most = column.endsWith("title") ? 200 : 4000;
        found.replaceAll((language, text) -> {
            if (text.length() > most) report.change(at, "longText", most);
            return text.length() > most ? text.substring(0, most - 1) + "…" : text;
        });
        return new Wording(found);
    }

    private static Wording joined(Wording one, Wording other) {
        Map<String, String> joined = new LinkedHashMap<>(one.byLanguage());
        other.byLanguage().forEach((language, text) -> joined.merge(language, text, (first, second) -> first.equals(second) ? first : first + "\n\n" + second));
        joined.replaceAll((language, text) -> text.length() > 4000 ? text.substring(0, 3999) + "…" : text);
        return new Wording(joined);
    }

    private DraftSection section(LimeTables.Row group, List<LimeTables.Row> questions) {
        String id = group.get("gid");
        Place at = new Place("", 0, texts.of("group_l10ns", List.of("groups"), "gid", id, "group_name", 4000, new Place("", 0, "")).in("fr"));
        Wording title = texts.of("group_l10ns", List.of("groups"), "gid", id, "group_name", 200, at);
        Wording intro = texts.of("group_l10ns", List.of("groups"), "gid", id, "description", 4000, at);
        if (!group.get("randomization_group").isEmpty()) report.refuse(at, "randomGroup", group.get("randomization_group"));
        Clause relevant = condition(at, group.get("grelevance"));
        List<DraftQuestion> taken = new ArrayList<>();
        for (LimeTables.Row question : questions) taken.addAll(new LimeQuestion(this, question, relevant).read());
        return new DraftSection(title, intro, relevant == Clause.TRUE ? "" : relevant.text(), taken);
    }

    /** A condition; always, when there is none or it is not translated. */
    Clause condition(Place at, String relevance) {
        if (relevance.isEmpty() || relevance.equals("1")) return Clause.TRUE;
        try {
            return LimeTranslation.condition(relevance, names);
        } catch (Untranslatable why) {
            report.refuse(at, "relevant", relevance, why);
            return Clause.TRUE;
        }
    }

    private List<DraftTarget> targets() {
        List<DraftTarget> targets = new ArrayList<>();
        for (LimeTables.Row quota : tables.table("quota")) {
            Place at = new Place("", 0, quota.get("name"));
            long most = quota.whole("qlimit");
            Clause condition = Clause.TRUE;
            try {
                for (LimeTables.Row member : tables.where("quota_members", "quota_id", quota.get("id"))) condition = Clause.and(condition, member(member));
            } catch (Untranslatable why) {
                report.refuse(at, "quota", quota.get("name"), why);
                continue;
            }
            if (most <= 0 || condition == Clause.TRUE || condition == Clause.FALSE) {
                report.refuse(at, "quotaZero", quota.get("name"), most);
                continue;
            }
            targets.add(new DraftTarget(quota.get("name"), most, condition.text()));
        }
        return targets;
    }

    private Clause member(LimeTables.Row member) throws Untranslatable {
        LimeTables.Row question = tables.table("questions").stream().filter(row -> row.get("qid").equals(member.get("qid"))).findFirst().orElseThrow(() -> new Untranslatable("unknownQuestion", member.get("qid")));
        String name = question.get("title");
        if (question.get("type").equals("M") || question.get("type").equals("P")) return LimeTranslation.condition(name + "_" + member.get("code") + ".NAOK == \"Y\"", names);
        // rows of an array: « row-answer »
        String[] parts = member.get("code").split("-", 2);
        boolean row = parts.length == 2 && LimeTypes.kind(question.get("type")).filter(kind -> kind.name().startsWith("MATRIX")).isPresent();
        return LimeTranslation.condition((row ? name + "_" + parts[0] : name) + ".NAOK == \"" + (row ? parts[1] : member.get("code")).replace("\"", "") + "\"", names);
    }

    LossReport report() {
        return report;
    }

    LimeTables tables() {
        return tables;
    }

    List<String> languages() {
        return languages;
    }

    LimeTexts texts() {
        return texts;
    }

    LimeNames names() {
        return names;
    }

    /** Our code for a question's title; what had to be changed of it is reported. */
    String code(String title) {
        String code = codes.code(title);
        if (!CodeBook.same(code, title)) report.change(new Place("", 0, title), "renamed", title, code);
        else if (!code.equals(title)) report.note(new Place("", 0, ""), "lowerCase");
        return code;
    }
}
