package fr.maillage.survey.library.boundary;

import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.library.control.BankQuestion;
import fr.maillage.survey.library.control.QuestionBank;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The list of the bank, as two pages show it: to look through, and to choose for a part of a draft. */
@RequestScoped
class BankShelf {
    private static final int SEARCH_MAX = 100;

    @Inject
    Desk desk;

    @Inject
    QuestionBank bank;

    @Inject
    Messages messages;

    /** A question of the list. */
    public record Line(String id, String text, String theme, String type, boolean ours, List<String> answers) {
    }

    /** @param survey null to look through, as is {@code section} */
    Page page(Survey survey, Section section, String text, String asked) {
        String typed = text == null ? "" : text.strip().substring(0, Math.min(SEARCH_MAX, text.strip().length()));
        Paging<Line> list = Paging.of(asked, bank.count(desk.territory(), typed), offset -> bank.page(desk.territory(), typed, offset, Paging.SIZE).stream().map(this::line).toList());
        String part = section == null ? "" : "partie=" + section.id() + "&";
        return Page.of("library/bank").with("survey", survey).with("part", section).with("list", list).with("base", "?" + part + "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&page=")
                .with("path", survey == null ? desk.list() + "/banque" : desk.path(survey.id()) + "/questions/banque").with("values", Map.of("q", typed)).with("filtered", !typed.isEmpty());
    }

    private Line line(BankQuestion question) {
        List<String> answers = new ArrayList<>();
        for (String name : List.of("rows", "options")) {
            if (question.design().containsKey(name)) question.design().getJsonArray(name).forEach(one -> answers.add(label(one)));
        }
        for (String name : List.of("other", "apart")) if (question.design().containsKey(name)) answers.add(label(question.design().get(name)));
        return new Line(question.id(), question.text(), question.theme(), messages.text("survey.type." + question.type().name().toLowerCase(Locale.ROOT)), question.ours(), answers);
    }

    private static String label(jakarta.json.JsonValue value) {
        if (value instanceof jakarta.json.JsonString text) return text.getString();
        if (value instanceof jakarta.json.JsonObject one) return label(one.containsKey("label") ? one.get("label") : one.getOrDefault("fr", jakarta.json.JsonValue.NULL));
        return "";
    }
}
