package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The choices sheet: its lists. */
final class XlsFormChoices {
    private static final int LABEL_MAX = 300;

    /** @param columns all its columns, for choice filters */
    record Choice(String name, DraftOption option, Map<String, String> columns) {
    }

    private final Map<String, List<Choice>> lists = new LinkedHashMap<>();

    XlsFormChoices(Sheet sheet, Languages languages, LossReport report) {
        Map<String, CodeBook> books = new LinkedHashMap<>();
        for (Sheet.Line line : sheet.lines()) {
            String list = line.get("list_name");
            String name = line.get("name");
            if (list.isEmpty()) continue;
            Place at = new Place("choices", line.number(), name);
            List<Choice> choices = lists.computeIfAbsent(list, any -> new ArrayList<>());
            if (name.isEmpty()) {
                report.refuse(at, "choiceWithoutName", line.wording("label", languages).in("fr"));
                continue;
            }
            if (choices.stream().anyMatch(choice -> choice.name().equals(name))) {
                report.refuse(at, "choiceTwice", name, list);
                continue;
            }
            String code = books.computeIfAbsent(list, any -> CodeBook.ofOptions()).code(name);
            if (!CodeBook.same(code, name)) report.change(at, "renamedChoice", name, code);
            else if (!code.equals(name)) report.note(new Place("choices", 0, ""), "lowerCaseChoices");
            choices.add(new Choice(name, new DraftOption(code, label(line, at, name, languages, report), line.get("maillage_apart").equalsIgnoreCase("yes"), false, Sheet.clean(line.get("maillage_heading"))), line.plain()));
        }
    }

    private static Wording label(Sheet.Line line, Place at, String name, Languages languages, LossReport report) {
        Wording label = line.wording("label", languages);
        if (label.none()) {
            report.change(at, "choiceWithoutLabel", name);
            return Wording.of(languages.codes().get(0), name);
        }
        if (label.byLanguage().values().stream().noneMatch(text -> text.length() > LABEL_MAX)) return label;
        Map<String, String> cut = new LinkedHashMap<>();
        label.byLanguage().forEach((language, text) -> cut.put(language, text.length() > LABEL_MAX ? text.substring(0, LABEL_MAX - 1) + "…" : text));
        report.change(at, "longLabel", LABEL_MAX, label.in("fr"));
        return new Wording(cut);
    }

    boolean has(String list) {
        return lists.containsKey(list);
    }

    List<Choice> list(String name) {
        return lists.getOrDefault(name, List.of());
    }
}
