package fr.maillage.survey.library;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody who answers whatever a page of questions asks: each person a little differently, always legally. Names of fields are those of the pages. */
public final class Filler {
    private static final List<String> COMMUNES = List.of("Mende", "Florac Trois Rivières", "Langogne");
    private final int person;

    /** @param person from 0 on; the same person gives the same answers */
    public Filler(int person) {
        this.person = person;
    }

    /** A value, or a list of them, for each field of the form that asks. */
    public Map<String, Object> answers(Element form) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Element question : form.select(".question:not([hidden])")) {
            List<String> names = question.select("input[name], select[name], textarea[name]").stream().map(field -> field.attr("name")).distinct().toList();
            for (String name : names) answer(question, name).ifPresent(value -> answers.put(name, value));
        }
        return answers;
    }

    /** Fills what the page shows of them, as a person does who sees it. */
    public void fill(Page page) {
        answers(Jsoup.parse(page.content()).selectFirst("form")).forEach((field, value) -> {
            if (page.locator("[name='" + field + "']").first().isVisible()) fill(page, field, value);
        });
    }

    private static void fill(Page page, String field, Object value) {
        var first = page.locator("[name='" + field + "']").first();
        String type = String.valueOf(first.getAttribute("type"));
        String tag = (String) first.evaluate("element => element.tagName");
        if (tag.equals("SELECT")) {
            first.selectOption(value.toString());
        } else if (type.equals("radio") || type.equals("checkbox")) {
            for (Object one : value instanceof List<?> list ? list : List.of(value)) page.locator("[name='" + field + "'][value='" + one + "']").check();
        } else {
            first.fill(value.toString());
        }
    }

    private java.util.Optional<Object> answer(Element question, String name) {
        Element field = question.select("[name=" + name + "]").first();
        if (name.endsWith(".other") || name.endsWith(".declined") || name.endsWith(".lat") || name.endsWith(".lon")) return java.util.Optional.empty();
        if (field.tagName().equals("textarea")) return person % 3 == 0 ? java.util.Optional.of("Un banc à l’ombre.") : java.util.Optional.empty();
        if (field.tagName().equals("select")) return ranked(question, name);
        return switch (field.attr("type")) {
            case "radio" -> java.util.Optional.of(radio(question, name));
            case "checkbox" -> ticked(question, name);
            case "date" -> java.util.Optional.of("2027-09-0" + (1 + person % 9));
            default -> typed(question, name, field);
        };
    }

    /** Each person another option, the same way for rows of a matrix; never « Autre, précisez », which wants words. */
    private String radio(Element question, String name) {
        List<String> values = question.select("[name=" + name + "]").stream().map(input -> input.attr("value")).filter(value -> !value.equals("other")).toList();
        return values.get(person % Math.min(2, values.size()));
    }

    /** One box; of needs, one side of the first or second category. */
    private java.util.Optional<Object> ticked(Element question, String name) {
        List<String> values = question.select("[name=" + name + "]").stream().map(input -> input.attr("value")).filter(value -> !value.equals("other")).toList();
        return java.util.Optional.of(List.of(values.get(person % Math.min(2, values.size()))));
    }

    /** First things first: the first two options of the page. */
    private java.util.Optional<Object> ranked(Element question, String name) {
        List<String> names = new ArrayList<>(question.select("select").stream().map(select -> select.attr("name")).toList());
        int at = names.indexOf(name);
        return at < 2 ? java.util.Optional.of(String.valueOf(at + 1)) : java.util.Optional.empty();
    }

    private java.util.Optional<Object> typed(Element question, String name, Element field) {
        if (name.endsWith("_q")) return java.util.Optional.of(COMMUNES.get(name.contains(".to") ? (person + 1) % 3 : person % 3));
        if (name.endsWith(".leave")) return java.util.Optional.of("7h30");
        if (name.endsWith(".return")) return java.util.Optional.of("17h");
        if (field.attr("inputmode").matches("numeric|decimal")) return java.util.Optional.of(String.valueOf(1 + person % 2));
        return java.util.Optional.of("Coudre");
    }
}
