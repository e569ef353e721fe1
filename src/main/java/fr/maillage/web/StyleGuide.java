package fr.maillage.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the style guide ({@code style/guide}) shows each part of a page with: invented, and only ever shown there. */
public final class StyleGuide {

    private StyleGuide() { }

    /**
     * @param words the text of a message key of {@code messages/style.properties}, in the reader's language
     * @return the model of the page, for {@link Page#with}
     */
    public static Map<String, Object> model(UnaryOperator<String> words) {
        Map<String, Object> model = new HashMap<>();
        model.put("samplePath", List.of(link("/", words.apply("style.path.1")), link("/", words.apply("style.path.2"))));
        model.put("sampleChoices", List.of(
                Choice.of("car", words.apply("style.choice.1")),
                Choice.of("bus", words.apply("style.choice.2")).withHint(words.apply("style.choice.2.hint")),
                Choice.of("none", words.apply("style.choice.apart")).setApart()));
        model.put("sampleSteps", List.of(Choice.of("1", "1"), Choice.of("2", "2"), Choice.of("3", "3"), Choice.of("4", "4"), Choice.of("5", "5"),
                Choice.of("none", words.apply("style.choice.apart")).setApart()));
        model.put("sampleCommunes", List.of(Choice.of("48061", words.apply("style.commune.1")), Choice.of("30103", words.apply("style.commune.2"))));
        model.put("sampleTags", List.of(link("#filtres", words.apply("style.tag.1")), link("#filtres", words.apply("style.tag.2"))));
        model.put("sampleTasks", List.of(
                task("#taches", words.apply("style.task.1"), "done", null),
                task("#taches", words.apply("style.task.2"), "todo", words.apply("style.task.2.hint")),
                task("#taches", words.apply("style.task.3"), "optional", null),
                task(null, words.apply("style.task.4"), "blocked", words.apply("style.task.4.hint"))));
        model.put("sampleChain", List.of(
                Map.of("label", words.apply("style.chain.1"), "text", words.apply("style.chain.1.text"), "done", true),
                Map.of("label", words.apply("style.chain.2"), "text", words.apply("style.chain.2.text"), "done", true),
                Map.of("label", words.apply("style.chain.3"), "text", words.apply("style.chain.3.text"), "done", false)));
        FieldErrors faults = new FieldErrors();
        faults.add("demo-title", words.apply("style.error.title"));
        faults.add("demo-mode", words.apply("style.error.mode"));
        model.put("sampleErrors", faults);
        model.put("sampleValues", Map.of("demo-mail", "marie@exemple.fr", "demo-needs", List.of("bus"), "demo-score", "4", "demo-town_q", "florac"));
        model.put("sampleShares", new Chart("parts", words.apply("style.chart.title"), words.apply("style.chart.finding"), List.of(
                new Chart.Bar(words.apply("style.chart.1"), 194L, 62.2), new Chart.Bar(words.apply("style.chart.2"), 128L, 41.0),
                new Chart.Bar(words.apply("style.chart.3"), 61L, 19.6), new Chart.Bar(words.apply("style.chart.4"), 9L, 2.9),
                Chart.Bar.withheld(words.apply("style.chart.5"))), words.apply("style.chart.note"), 5));
        model.put("sampleCounts", new Chart("effectifs", words.apply("style.chart.few.title"), words.apply("style.chart.few.finding"), List.of(
                new Chart.Bar(words.apply("yes"), 14L, null), new Chart.Bar(words.apply("no"), 9L, null)), words.apply("style.chart.few.note"), 5));
        return model;
    }

    private static Map<String, Object> link(String href, String label) {
        return Map.of("href", href, "label", label);
    }

    private static Map<String, Object> task(String href, String label, String state, String hint) {
        Map<String, Object> task = new HashMap<>();
        task.put("href", href);
        task.put("label", label);
        task.put("state", state);
        task.put("hint", hint);
        return task;
    }
}
