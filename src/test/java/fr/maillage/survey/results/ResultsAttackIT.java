package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody who reads everything public of a survey with small cells, knows the questionnaire with its conditions, and solves a linear programme of
 * their own: the gate's code has no part in it.
 */
class ResultsAttackIT extends PortalTest {
    private static final int K = 5;
    private static final double ROUNDING = 1e-6;

    @Test
    void everyChannelSaysTheSameAndNoneGivesAPersonBack() throws Exception {
        CrossedSurvey survey = CrossedSurvey.published("?croisement=q3~q1&croisement=q2~q3");
        List<Channels.Line> lines = Channels.lines(survey);
        Map<String, String> csv = Channels.figures(lines);
        Set<String> hidden = new LinkedHashSet<>();
        csv.forEach((key, figure) -> { if (figure.equals(Channels.WITHHELD)) hidden.add(key); });
        assertThat(hidden).contains("q1 d").hasSizeLessThan(csv.size() / 2);
        assertThat(Channels.json(survey)).isEqualTo(csv);
        assertThat(Channels.turtle(survey)).isEqualTo(csv);
        assertThat(Channels.sparql(survey, csv.size())).isEqualTo(csv);
        assertThat(Channels.withheld(survey)).isEqualTo(String.valueOf(hidden.size()));
        assertThat(Channels.page(survey, lines)).isEqualTo(csv);
        assertThat(Visit.nobody().page(survey.page()).html().text()).contains(hidden.size() + " nombres ne sont pas publiés");
        Map<String, String> report = Channels.report(survey, lines);
        report.forEach((key, figure) -> assertThat(figure).as(key).isEqualTo(csv.get(key)));
        assertThat(report.keySet()).containsAll(csv.keySet().stream().filter(key -> key.contains("~") || key.matches("q[1235] [a-z0-9].*")).toList());
        String paper = new PdfFile(Visit.nobody().get("/mende/enquetes/" + survey.slug() + "/resultats/rapport.pdf").bytes()).text();
        assertThat(paper.split("non publié", -1).length - 1).isGreaterThanOrEqualTo((int) report.values().stream().filter(Channels.WITHHELD::equals).count());

        // what people wrote leaves by no channel, and no sentence says that what is withheld is less than what is shown
        for (String extension : new String[] {".csv", ".json", ".ttl", ".jsonld"}) assertThat(Visit.nobody().get(survey.file(extension)).body()).doesNotContain("Appelez-moi");
        assertThat(paper).doesNotContain("Appelez-moi");
        String question = Visit.nobody().page(survey.page()).html().selectFirst("#question-q1").text();
        assertThat(question).contains("Parmi les réponses publiées").doesNotContain("La réponse la plus donnée", "Appelez-moi");
        assertThat(Visit.as("elu@mende.demo").page(survey.desk() + "/publication").html().select("#deductions").text()).contains(hidden.size() + " nombres masqués");

        for (String key : hidden) {
            double[] interval = interval(lines, key, nothing -> { });
            assertThat(interval[1] - interval[0]).as("%s lies between %s and %s", key, interval[0], interval[1]).isGreaterThanOrEqualTo(K - ROUNDING);
        }
        double[] walkers = interval(lines, "q1 d", nothing -> { });
        assertThat(walkers[0]).isLessThanOrEqualTo(3 + ROUNDING);
        assertThat(walkers[1]).isGreaterThanOrEqualTo(3 - ROUNDING);

        // the attack bites: had it been said how many were asked which bicycle they have, how many walk would follow
        long cyclists = Portal.<Long>value("select count(*) from answer where survey_id = ? and body->>'q1' = 'c'", survey.id());
        double[] exposed = interval(lines, "q1 d", puzzle -> puzzle.of("q5 _not_asked").level(420 - cyclists));
        assertThat(exposed[0]).isEqualTo(exposed[1], org.assertj.core.data.Offset.offset(ROUNDING)).isEqualTo(3, org.assertj.core.data.Offset.offset(ROUNDING));
    }

    private static double[] interval(List<Channels.Line> lines, String key, Consumer<Puzzle> told) {
        double[] ends = new double[2];
        for (int i = 0; i < 2; i++) {
            Puzzle puzzle = new Puzzle(lines);
            told.accept(puzzle);
            puzzle.of(key).weight(1);
            Optimisation.Result result = i == 0 ? puzzle.model.minimise() : puzzle.model.maximise();
            assertThat(result.getState().isOptimal()).as("%s: %s", key, result.getState()).isTrue();
            ends[i] = result.doubleValue(puzzle.model.indexOf(puzzle.of(key)));
        }
        return ends;
    }

    /** What a reader writes down: an unknown for each figure, and what must add up. */
    private static final class Puzzle {
        private final ExpressionsBasedModel model = new ExpressionsBasedModel();
        private final Map<String, Variable> variables = new HashMap<>();
        private final Map<String, String> types = new HashMap<>();
        private final long people;

        Puzzle(List<Channels.Line> lines) {
            people = Long.parseLong(lines.get(0).participants());
            for (Channels.Line line : lines) {
                Variable variable = model.addVariable(line.key()).lower(0).upper(people);
                if (!line.figure().equals(Channels.WITHHELD)) variable.level(Long.parseLong(line.figure()));
                variables.put(line.key(), variable);
                types.put(line.question(), line.type());
            }
            types.forEach((question, type) -> {
                if (type.equals("CROSSING")) crossing(question);
                else question(question, type);
            });
            // the questionnaire: q5 is asked of those who cycle
            adds("asked", Map.of("q5 _not_asked", 1, "q1 c", 1)).level(people);
        }

        Variable of(String key) {
            return variables.get(key);
        }

        private Expression adds(String name, Map<String, Integer> terms) {
            Expression expression = model.addExpression(name);
            terms.forEach((key, sign) -> expression.set(of(key), sign));
            return expression;
        }

        private void question(String question, String type) {
            adds("everybody " + question, Map.of(question + " _answered", 1, question + " _not_answered", 1, question + " _not_asked", 1)).level(people);
            Set<String> answers = new LinkedHashSet<>();
            variables.keySet().forEach(key -> { if (key.startsWith(question + " ") && (!key.contains(" _") || key.endsWith(" _other"))) answers.add(key.substring(question.length() + 1)); });
            if (!answers.isEmpty()) shares(question + " %s", type, answers, question + " _answered");
        }

        /** One answer each: they are the respondents; several: each is some of them, and together they are all of them or more. */
        private void shares(String key, String type, Set<String> answers, String total) {
            Map<String, Integer> sum = new HashMap<>(Map.of(total, -1));
            answers.forEach(answer -> sum.put(String.format(key, answer), 1));
            if (!type.equals("MULTIPLE")) {
                adds("answered " + key, sum).level(0);
                return;
            }
            adds("a tick at least " + key, sum).lower(0);
            answers.forEach(answer -> adds("no more than all " + key + answer, Map.of(total, 1, String.format(key, answer), -1)).lower(0));
        }

        private void crossing(String code) {
            String[] sides = code.split("~");
            Set<String> first = new LinkedHashSet<>();
            Set<String> second = new LinkedHashSet<>();
            variables.keySet().forEach(key -> {
                if (!key.startsWith(code + " ")) return;
                String[] places = key.substring(code.length() + 1).split("~");
                first.add(places[0]);
                second.add(places[1]);
            });
            for (String place : second) side(code + " %s~" + place, types.get(sides[0]), first);
            for (String place : first) side(code + " " + place + "~%s", types.get(sides[1]), second);
            for (String place : first) margin(code + " " + place + "~_all", sides[0], place);
            for (String place : second) margin(code + " _all~" + place, sides[1], place);
        }

        private void side(String key, String type, Set<String> places) {
            Set<String> answers = new LinkedHashSet<>(places);
            answers.removeAll(Set.of("_all", "_none", "_answered"));
            Map<String, Integer> everybody = new HashMap<>(Map.of(String.format(key, "_all"), -1));
            if (places.contains("_none")) everybody.put(String.format(key, "_none"), 1);
            if (type.equals("MULTIPLE")) {
                everybody.put(String.format(key, "_answered"), 1);
                shares(key, type, answers, String.format(key, "_answered"));
            } else answers.forEach(answer -> everybody.put(String.format(key, answer), 1));
            adds("all " + key, everybody).level(0);
        }

        /** The totals of a crossing are the figures of its questions. */
        private void margin(String there, String question, String place) {
            if (place.equals("_all")) of(there).level(people);
            else if (place.equals("_none")) adds("silent " + there, Map.of(there, -1, question + " _not_answered", 1, question + " _not_asked", 1)).level(0);
            else if (variables.containsKey(question + " " + place)) adds("margin " + there, Map.of(there, -1, question + " " + place, 1)).level(0);
        }
    }
}
