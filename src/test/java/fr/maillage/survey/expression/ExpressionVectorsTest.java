package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The engine gives what the shared vectors say, from what was compiled and from its JSON read back. */
class ExpressionVectorsTest {
    @TestFactory
    Stream<DynamicTest> engineGivesWhatTheVectorsSay() {
        return Vectors.all().stream().map(vector -> DynamicTest.dynamicTest(vector.group() + ": " + vector.expression() + " of " + vector.answers(), () -> holds(vector)));
    }

    private static void holds(Vectors.Vector vector) {
        Compiler.Result result = vector.compiled();
        if (vector.refused()) {
            assertThat(result.faults()).hasSize(1);
            return;
        }
        assertThat(result.faults()).isEmpty();
        assertThat(Vectors.written(result.compiled().evaluate(vector.answers(), Vectors.today()).computed().get("result"))).isEqualTo(vector.expected());
        Compiled again = Compiled.read(result.compiled().json());
        assertThat(Vectors.written(again.evaluate(vector.answers(), Vectors.today()).computed().get("result"))).isEqualTo(vector.expected());
        assertThat(again.json()).isEqualTo(result.compiled().json());
    }

    @Test
    void vectorsAreThere() {
        assertThat(Vectors.all()).hasSizeGreaterThan(200);
    }
}
