package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.Malformed;
import fr.maillage.survey.expression.control.Parser;
import fr.maillage.survey.expression.control.Printer;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every expression. */
class ExpressionPropertyTest {
    private static Expression drawn(long seed) {
        RandomExpressions drawing = new RandomExpressions(new Random(seed));
        return switch ((int) Math.floorMod(seed, 3L)) {
            case 0 -> drawing.condition(4);
            case 1 -> drawing.number(4);
            default -> drawing.words(4);
        };
    }

    @Property(tries = 500)
    void whatIsWrittenReadsBackTheSameInBothLanguages(@ForAll long seed) {
        Expression expression = drawn(seed);
        assertThat(Parser.parse(Printer.english(expression))).isEqualTo(expression);
        assertThat(Parser.parse(Printer.french(expression))).isEqualTo(expression);
    }

    @Property(tries = 500)
    void whatPassesTheCheckNeverFailsWhateverTheAnswers(@ForAll long seed) {
        RandomExpressions drawing = new RandomExpressions(new Random(seed));
        List<Form.Field> fields = new ArrayList<>(Vectors.fields());
        fields.add(Form.Field.of("c", Kind.CALCULATION, "one").computed(Printer.french(drawing.number(4))).when(Printer.english(drawing.condition(2))));
        fields.add(Form.Field.of("e", Kind.CALCULATION, "one").computed(Printer.english(drawing.words(4))));
        fields.add(Form.Field.of("l", Kind.NUMBER, "one").when("c > 1 or e != ''").holding(". >= 0 and " + Printer.english(drawing.condition(3))));
        Compiler.Result result = Compiler.compile(new Form(List.of(new Form.Section("one", "")), fields));
        assertThat(result.faults()).isEmpty();
        Compiled again = Compiled.read(result.compiled().json());
        for (int i = 0; i < 5; i++) {
            var answers = drawing.answers();
            var state = result.compiled().evaluate(answers, Vectors.today());
            assertThat(again.evaluate(answers, Vectors.today()).kept(answers)).isEqualTo(state.kept(answers));
        }
    }

    @Property(tries = 1000)
    void anyTextIsReadOrRefusedAtAPlaceInIt(@ForAll("texts") String text) {
        try {
            Expression read = Parser.parse(text);
            assertThat(Parser.parse(Printer.english(read))).isEqualTo(read);
        } catch (Malformed refused) {
            assertThat(refused.offset()).isBetween(0, text.length());
            assertThat(refused.key()).startsWith("survey.expression.");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of("s", "m", "'a'", "''", "and", "ou", "not", "(", ")", ",", ".", "=", "!=", "<=", "+", "-", "*", "/", "mod", "selected(", "if(", "${x y}", "1", "2.5", "x.north", ".'q'", " ", "\"", "$", "é");
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40), words.list().ofMaxSize(14).map(list -> String.join(" ", list)), words.list().ofMaxSize(14).map(list -> String.join("", list)));
    }
}
