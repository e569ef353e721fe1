package fr.maillage.survey.wording.boundary;

import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A survey's texts as forms show them: cut into the presentation and the parts, each text with a name people know. */
@RequestScoped
public class TextForms {
    private static final int LONG = 120;

    @Inject
    Messages messages;

    /**
     * A text beside its translation.
     *
     * @param label what it is: « Question », « Aide », « Réponse 2 »
     * @param area  whether it needs several lines
     * @param stale the French has changed since it was translated
     */
    public record Line(String key, String label, String french, boolean area, int max, boolean stale) {
    }

    /** Texts of one question, of the presentation, of a part's own. {@code heading} is empty for the latter two. */
    public record Group(String heading, List<Line> lines) {
    }

    /** A page of texts: 0 is the presentation, then the parts. */
    public record Part(int number, String title, boolean here) {
    }

    /** Which part was asked for: 0 to the number of parts; 0 for what is none. */
    public static int number(String asked, Survey survey) {
        int number = asked != null && asked.matches("\\d{1,3}") ? Integer.parseInt(asked) : 0;
        return number > survey.sections().size() ? 0 : number;
    }

    public List<Part> parts(Survey survey, int here) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, messages.text("survey.task.presentation"), here == 0));
        survey.sections().forEach(section -> parts.add(new Part(parts.size(), section.title(), here == parts.size())));
        return parts;
    }

    /** Those of the texts that stand in a part. */
    public static List<SurveyText> in(Survey survey, List<SurveyText> texts, int part) {
        if (part == 0) return texts.stream().filter(text -> text.unit().equals(SurveyTexts.SURVEY)).toList();
        Section section = survey.sections().get(part - 1);
        List<String> units = new ArrayList<>(section.questions().stream().map(question -> question.code()).toList());
        units.add("part." + section.id());
        return texts.stream().filter(text -> units.contains(text.unit())).toList();
    }

    /** Groups of lines, in the order of the survey. */
    public List<Group> groups(Survey survey, List<SurveyText> texts, java.util.Set<String> stale) {
        Map<String, Group> groups = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (SurveyText text : texts) {
            Group group = groups.computeIfAbsent(text.unit(), unit -> new Group(heading(survey, unit), new ArrayList<>()));
            int nth = count.merge(text.unit() + text.kind(), 1, Integer::sum);
            boolean numbered = text.kind().equals("option") || text.kind().equals("row") || text.kind().equals("heading");
            String label = numbered ? messages.text("wording.kind." + text.kind(), nth) : messages.text("wording.kind." + text.kind());
            group.lines().add(new Line(text.key(), label, text.text(), text.max() > 500 || text.text().length() > LONG, text.max(), stale.contains(text.key())));
        }
        return List.copyOf(groups.values());
    }

    private String heading(Survey survey, String unit) {
        List<String> codes = survey.questions().stream().map(question -> question.code()).toList();
        return codes.contains(unit) ? messages.text("wording.question", codes.indexOf(unit) + 1) : "";
    }

    /** What a text is, for a list of changes: « Question 3, réponse 2 ». */
    public String name(Survey survey, String key) {
        List<SurveyText> all = SurveyTexts.of(survey);
        SurveyText text = all.stream().filter(one -> one.key().equals(key)).findFirst().orElse(null);
        if (text == null) return key;
        List<SurveyText> like = all.stream().filter(one -> one.unit().equals(text.unit()) && one.kind().equals(text.kind())).toList();
        String label = like.size() > 1 || List.of("option", "row", "heading").contains(text.kind()) ? messages.text("wording.kind." + text.kind(), like.indexOf(text) + 1) : messages.text("wording.kind." + text.kind());
        String heading = heading(survey, text.unit());
        if (!heading.isEmpty()) return heading + " · " + label;
        return text.unit().equals(SurveyTexts.SURVEY) ? label : survey.sections().stream().filter(section -> text.unit().endsWith(section.id().toString())).map(Section::title).findFirst().orElse("") + " · " + label;
    }

    /** The texts of a form that arrived, by key; those that are too long get their fault. */
    public static Map<String, String> read(Fields fields, List<SurveyText> texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (SurveyText text : texts) {
            if (!fields.values().containsKey(text.key())) continue;
            given.put(text.key(), fields.text(text.key(), false, text.max()));
        }
        return given;
    }

    /** Names of languages for the reader. */
    public String name(Language language) {
        return language.nameIn(messages.locale());
    }
}
