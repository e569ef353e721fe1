package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.entity.TextPattern;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.State;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * ODK's own engine and ours, on the same XLSForms and random answers: the same questions are visible, the same answers are refused,
 * the same values are computed. An unanswered question is part of the dice.
 */
class JavaRosaOracleTest {
    private static final List<String> COLUMNS = List.of("type", "name", "label", "relevant", "constraint", "calculation");

    /** A form, its two engines and what may be answered. */
    private static final class Both {
        private final List<Map<String, String>> lines = new ArrayList<>();
        private final Map<String, List<String>> lists;
        private final Compiled ours;
        private final Imported read;

        Both(Map<String, List<String>> lists, String... rows) {
            this.lists = lists;
            List<List<String>> sheet = new ArrayList<>(List.of(COLUMNS));
            for (String row : rows) {
                String[] cells = row.split("\\|", -1);
                Map<String, String> line = new LinkedHashMap<>();
                for (int i = 0; i < COLUMNS.size(); i++) line.put(COLUMNS.get(i), i < cells.length ? cells[i].strip() : "");
                lines.add(line);
                sheet.add(new ArrayList<>(line.values()));
            }
            List<List<String>> choices = new ArrayList<>(List.of(List.of("list_name", "name", "label")));
            lists.forEach((list, codes) -> codes.forEach(code -> choices.add(List.of(list, code, "l’option " + code))));
            read = SurveyFile.read(FormSheets.of("survey", sheet).and("choices", choices).file(), "a.xlsx");
            SurveyDraft draft = read.draft();
            Compiler.Result compiled = Compiler.compile(DraftCheck.form(draft));
            assertThat(compiled.faults()).isEmpty();
            ours = compiled.compiled();
        }

        Both whole() {
            assertThat(read.losses()).as("nothing of this form is refused").noneMatch(loss -> loss.weight() == fr.maillage.survey.exchange.entity.Loss.Weight.REFUSED);
            return this;
        }

        /** Names of what is asked or computed, in the file's spelling. */
        List<Map<String, String>> asked() {
            return lines.stream().filter(line -> !line.get("type").endsWith("group")).toList();
        }

        void compare(Random dice) {
            XForm theirs = new XForm(lines, lists);
            JsonObjectBuilder body = Json.createObjectBuilder();
            Map<String, Object> given = new LinkedHashMap<>();
            for (Map<String, String> line : asked()) {
                Object value = roll(line.get("type"), dice);
                if (value == null) continue;
                given.put(line.get("name"), value);
                body.add(line.get("name").toLowerCase(java.util.Locale.ROOT), json(value));
                theirs.answer(line.get("name"), value);
            }
            JsonObject answers = body.build();
            State state = ours.evaluate(answers, LocalDate.now());
            Set<String> visibleThere = new LinkedHashSet<>();
            Set<String> visibleHere = new LinkedHashSet<>();
            Set<String> refusedThere = new LinkedHashSet<>();
            Map<String, String> computedThere = new LinkedHashMap<>();
            Map<String, String> computedHere = new LinkedHashMap<>();
            for (Map<String, String> line : asked()) {
                String name = line.get("name");
                String code = name.toLowerCase(java.util.Locale.ROOT);
                if (state.relevant(code)) visibleHere.add(name);
                if (theirs.relevant(name)) visibleThere.add(name);
                if (theirs.relevant(name) && given.containsKey(name) && !theirs.holds(name)) refusedThere.add(code);
                if (!line.get("type").equals("calculate")) continue;
                if (theirs.relevant(name) && !theirs.value(name).isEmpty()) computedThere.put(name, plain(theirs.value(name)));
                if (state.computed().containsKey(code)) computedHere.put(name, plain(state.computed().get(code)));
            }
            assertThat(visibleHere).as("visible with " + given).isEqualTo(visibleThere);
            assertThat(computedHere).as("computed with " + given).isEqualTo(computedThere);
            Set<String> refusedHere = new LinkedHashSet<>(state.violated());
            read.draft().questions().filter(question -> state.relevant(question.code()) && answers.containsKey(question.code()) && beyond(question, answers.get(question.code())))
                    .forEach(question -> refusedHere.add(question.code()));
            assertThat(refusedHere).as("refused with " + given).isEqualTo(refusedThere);
        }

        private Object roll(String type, Random dice) {
            if (type.equals("calculate") || type.equals("note") || dice.nextInt(4) == 0) return null;
            if (type.startsWith("select_one")) return lists.get(type.split(" ")[1]).get(dice.nextInt(lists.get(type.split(" ")[1]).size()));
            if (type.startsWith("select_multiple")) {
                List<String> chosen = lists.get(type.split(" ")[1]).stream().filter(code -> dice.nextBoolean()).toList();
                return chosen.isEmpty() ? null : chosen;
            }
            return switch (type) {
                case "integer" -> dice.nextInt(12) - 3;
                case "decimal" -> (dice.nextInt(60) - 20) / 4.0;
                case "date" -> LocalDate.now().minusDays(dice.nextInt(20) - 5L);
                default -> List.of("oui", "non", "48000", "5", "abc", "lire", "0").get(dice.nextInt(7));
            };
        }
    }

    /** What the question refuses by itself, of the limits that were found in the constraint. */
    private static boolean beyond(DraftQuestion question, JsonValue answer) {
        DraftQuestion.Limits limits = question.limits();
        if (answer instanceof JsonString text)
            return !limits.pattern().isEmpty() && !TextPattern.of(limits.pattern()).fits(text.getString())
                    || !limits.earliest().isEmpty() && text.getString().compareTo(limits.earliest()) < 0 || !limits.latest().isEmpty() && text.getString().compareTo(limits.latest()) > 0;
        BigDecimal number = answer instanceof JsonNumber one ? one.bigDecimalValue() : BigDecimal.valueOf(answer.asJsonArray().size());
        return limits.min() != null && number.compareTo(limits.min()) < 0 || limits.max() != null && number.compareTo(limits.max()) > 0;
    }

    private static JsonValue json(Object value) {
        if (value instanceof Integer number) return Json.createValue(number);
        if (value instanceof Double number) return Json.createValue(BigDecimal.valueOf(number));
        if (value instanceof List<?> codes) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            codes.forEach(code -> array.add((String) code));
            return array.build();
        }
        return Json.createValue(value.toString());
    }

    /** Numbers alike however they are written: 2.0 is 2; to 9 digits, for one engine counts in binary. */
    private static String plain(JsonValue value) {
        return plain(value instanceof JsonNumber number ? number.bigDecimalValue().toPlainString() : ((JsonString) value).getString());
    }

    private static String plain(String text) {
        if (!text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) return text;
        BigDecimal number = new BigDecimal(text).round(new java.math.MathContext(9)).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    private static final Map<String, List<String>> LISTS = Map.of("ouinon", List.of("oui", "non"), "modes", List.of("voiture", "bus", "velo", "pied"), "freq", List.of("0", "1", "2", "3"),
            "besoins", List.of("courses", "garde", "outils", "transport"));

    private static final Both HOUSEHOLD = new Both(LISTS,
            "begin_group | foyer | Le foyer",
            "integer | personnes | Combien ? | | . >= 1 and . <= 9",
            "integer | enfants | Enfants ? | ${personnes} > 1 | . >= 0 and . < ${personnes}",
            "calculate | adultes | Adultes | | | ${personnes} - ${enfants}",
            "select_one ouinon | garde | Garde ? | ${enfants} > 0",
            "begin_group | besoin | Le besoin | ${garde} = 'oui' or ${adultes} = 1",
            "select_multiple besoins | quoi | Quoi ? | | count-selected(.) <= 2",
            "text | autre | Précisez | selected(${quoi}, 'outils') and not(selected(${quoi}, 'garde')) | string-length(.) > 3",
            "end_group | |",
            "end_group | |",
            "date | depuis | Depuis ? | ${garde} != 'non' | . <= today()",
            "text | cp | Code postal | | regex(., '[0-9]{5}')",
            "calculate | tout | Tout | | | concat(${cp}, '-', ${personnes})",
            "note | fin | Merci | ${cp} = '48000' or ${depuis} > date('2020-01-01')").whole();

    private static final Both MOBILITY = new Both(LISTS,
            "select_multiple modes | modes | Comment ? ",
            "select_one freq | frequence | Combien de fois ? | selected(${modes}, 'voiture')",
            "decimal | distance | Distance ? | ${modes} != '' | . > 0",
            "calculate | semaine | Par semaine | | | ${distance} * 2 * ${frequence}",
            "calculate | classe | Classe | | | if(${semaine} > 10, 'loin', if(${semaine} > 0, 'près', 'rien'))",
            "text | pourquoi | Pourquoi ? | ${classe} = 'loin' and count-selected(${modes}) = 1",
            "select_one ouinon | covoiturer | Covoiturer ? | ${frequence} >= 2 or ${distance} > 5 and not(selected(${modes}, 'bus'))",
            "integer | places | Places ? | ${covoiturer} = 'oui' | . > 0 and . <= 8",
            "calculate | places_ou_zero | Places ou zéro | | | coalesce(${places}, 0)",
            "note | merci | Merci | ${places_ou_zero} > 0 or ${covoiturer} = ''",
            "calculate | entier | Entier | | | int(${distance} div 2)",
            "calculate | reste | Reste | | | ${places} mod 3",
            "note | seul | Seul | ${entier} = 1 or ${reste} = -1 or round(${distance}) = 3").whole();

    private static final Both NEEDS = new Both(LISTS,
            "select_one freq | a | A",
            "select_one freq | b | B | ${a} = 1 or ${a} > 2",
            "select_one ouinon | c | C | ${a} = ${b}",
            "integer | n | N | ${c}",
            "integer | m | M | ${n} != ${a}",
            "text | t | T | not(${n} = ${m})",
            "note | x | X | string-length(${t}) > 3 or contains(${t}, 'li')",
            "note | y | Y | number(${t}) > 4",
            "note | z | Z | boolean(${n}) and ${t} != ''",
            "note | w | W | (${n} + ${m} = ${a}) or (-${n} < 2 and abs(${m}) > 1)",
            "note | v | V | if(${c} = 'oui', ${n} > 1, ${m} < 3)",
            "note | u | U | ${n} >= ${m} or ${t} = ${c}").whole();

    @Property(tries = 200)
    void aHouseholdFormAsksTheSame(@ForAll long seed) {
        HOUSEHOLD.compare(new Random(seed));
    }

    @Property(tries = 200)
    void aMobilityFormAsksTheSame(@ForAll long seed) {
        MOBILITY.compare(new Random(seed));
    }

    @Property(tries = 200)
    void aFormOfOddComparisonsAsksTheSame(@ForAll long seed) {
        NEEDS.compare(new Random(seed));
    }

    /** Conditions made up at random out of everything that is translated; what is refused is left out of both. */
    @Property(tries = 60)
    void conditionsMadeUpAtRandomHoldForTheSameAnswers(@ForAll @LongRange(min = 0) long seed) {
        Random dice = new Random(seed);
        List<String> rows = new ArrayList<>(List.of("integer | n | N", "integer | m | M", "decimal | d | D", "text | t | T", "select_one freq | f | F", "select_one modes | s | S", "select_multiple modes | q | Q",
                "date | j | J", "calculate | k | K | | | ${n} + 1"));
        for (int i = 0; i < 12; i++) rows.add("note | c" + i + " | C | " + condition(dice, 3));
        Both both = new Both(LISTS, rows.toArray(String[]::new));
        long refused = both.read.losses().stream().filter(loss -> loss.key().equals("relevant")).count();
        assertThat(refused).as("most conditions are translated").isLessThan(6);
        both.lines.removeIf(line -> both.read.losses().stream().anyMatch(loss -> loss.name().equals(line.get("name")) && loss.key().equals("relevant")));
        for (int i = 0; i < 12; i++) both.compare(dice);
    }

    private static String condition(Random dice, int depth) {
        if (depth > 0 && dice.nextInt(3) > 0) {
            return switch (dice.nextInt(4)) {
                case 0 -> "(" + condition(dice, depth - 1) + " or " + condition(dice, depth - 1) + ")";
                case 1 -> condition(dice, depth - 1) + " and " + condition(dice, depth - 1);
                case 2 -> "not(" + condition(dice, depth - 1) + ")";
                default -> "if(" + condition(dice, depth - 1) + ", " + condition(dice, depth - 1) + ", " + condition(dice, depth - 1) + ")";
            };
        }
        String sign = List.of("=", "!=", "<", "<=", ">", ">=").get(dice.nextInt(6));
        return switch (dice.nextInt(7)) {
            case 0 -> "selected(${q}, '" + LISTS.get("modes").get(dice.nextInt(4)) + "')";
            case 1 -> "${s} = '" + List.of("voiture", "bus", "", "avion").get(dice.nextInt(4)) + "'";
            case 2 -> "count-selected(${q}) " + sign + " " + dice.nextInt(4);
            case 3 -> "${j} " + List.of("<", "<=", ">", ">=").get(dice.nextInt(4)) + " today()";
            case 4 -> "${t} " + List.of("=", "!=").get(dice.nextInt(2)) + " '" + List.of("oui", "", "5").get(dice.nextInt(3)) + "'";
            default -> number(dice, 2) + " " + sign + " " + number(dice, 2);
        };
    }

    private static String number(Random dice, int depth) {
        if (depth > 0 && dice.nextInt(3) == 0) {
            return switch (dice.nextInt(6)) {
                case 0 -> "(" + number(dice, depth - 1) + " + " + number(dice, depth - 1) + ")";
                case 1 -> "(" + number(dice, depth - 1) + " - " + number(dice, depth - 1) + ")";
                case 2 -> number(dice, depth - 1) + " * 2";
                case 3 -> "(" + number(dice, depth - 1) + " div 4)";
                case 4 -> "string-length(${t})";
                default -> "(" + number(dice, depth - 1) + " mod 3)";
            };
        }
        return List.of("${n}", "${m}", "${d}", "${f}", "${k}", "${t}", "3", "0", "-1", "2.5", "coalesce(${n}, 0)", "number(${t})", "int(${d})", "abs(${m})").get(dice.nextInt(14));
    }

    @Test
    void theOracleItselfIsAwake() {
        XForm form = new XForm(HOUSEHOLD.lines, LISTS);
        form.answer("personnes", 3);
        assertThat(form.relevant("enfants")).isTrue();
        form.answer("personnes", 1);
        assertThat(form.relevant("enfants")).isFalse();
        form.answer("personnes", 12);
        assertThat(form.holds("personnes")).isFalse();
    }
}
