package fr.maillage.opendata.graph.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final Node A = NodeFactory.createURI("http://x/a");
    private static final Node B = NodeFactory.createURI("http://x/b");
    private static final Node P = NodeFactory.createURI("http://x/p");
    private static final Triple ONE = Triple.create(A, P, NodeFactory.createLiteralString("1"));
    private static final Triple TWO = Triple.create(A, P, NodeFactory.createLiteralString("2"));

    @TempDir
    Path folder;

    private static long inDefault(Generation generation) {
        return generation.read(graph -> graph.stream(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY).count());
    }

    @Test
    void theDefaultGraphIsTheUnionOfTheNamedOnes() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        generation.write(graph -> Generation.replace(graph, A, Set.of(ONE, TWO)));
        generation.write(graph -> Generation.replace(graph, B, Set.of(ONE)));
        assertThat(inDefault(generation)).isEqualTo(2);
        generation.write(graph -> Generation.replace(graph, A, Set.of(TWO)));
        assertThat(inDefault(generation)).as("B still states it").isEqualTo(2);
        generation.write(graph -> Generation.replace(graph, B, Set.of()));
        assertThat(inDefault(generation)).isEqualTo(1);
        assertThat(generation.<Boolean>read(graph -> graph.containsGraph(B))).isFalse();
        generation.close();
    }

    /** 44.5180 and 44.518 are one number and two entries of the store: what went in must come out again. */
    @Test
    void aNumberWithZerosAtItsEndLeavesTheGraphWithItsThing() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        for (String number : new String[] {"44.5180", "3.0", "1200", "-0.50", "0.000"}) {
            Triple place = Triple.create(A, P, NodeFactory.createLiteralDT(number, org.apache.jena.datatypes.xsd.XSDDatatype.XSDdecimal));
            generation.write(graph -> Generation.replace(graph, A, Set.of(place)));
            generation.write(graph -> Generation.replace(graph, A, Set.of(place)));
            assertThat(inDefault(generation)).as(number).isEqualTo(1);
            generation.write(graph -> Generation.replace(graph, A, Set.of()));
            assertThat(inDefault(generation)).as(number).isZero();
            assertThat(generation.<Boolean>read(graph -> graph.containsGraph(A))).as(number).isFalse();
        }
        generation.close();
    }

    @Test
    void thePositionIsKeptAndNoQuerySeesIt() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        assertThat(generation.position()).isEmpty();
        Position position = new Position("abc", 3, 77, Long.MAX_VALUE);
        generation.write(graph -> Generation.moveTo(graph, position));
        generation.write(graph -> Generation.moveTo(graph, position.at(78, 2)));
        assertThat(generation.position()).contains(new Position("abc", 3, 78, 2));
        assertThat(generation.<Long>read(graph -> graph.stream().count())).isZero();
        generation.close();
        Generation again = new Generation(folder.resolve("g"));
        assertThat(again.position()).contains(new Position("abc", 3, 78, 2));
        again.close();
    }

    @Test
    void whatFailsLeavesTheGraphAndThePositionAsTheyWere() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        generation.write(graph -> Generation.moveTo(graph, new Position("abc", 1, 1, 1)));
        try {
            generation.write(graph -> {
                Generation.replace(graph, A, Set.of(ONE));
                Generation.moveTo(graph, new Position("abc", 1, 2, 2));
                throw new IllegalStateException("power cut");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("power cut");
        }
        assertThat(inDefault(generation)).isZero();
        assertThat(generation.position()).contains(new Position("abc", 1, 1, 1));
        generation.close();
    }

    @Test
    void aRetiredGenerationGoesWithItsLastReader() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        assertThat(generation.enter()).isTrue();
        generation.retire();
        assertThat(Files.exists(folder.resolve("g"))).isTrue();
        assertThat(generation.enter()).isFalse();
        generation.leave();
        assertThat(Files.exists(folder.resolve("g"))).isFalse();
    }

    @Test
    void compactionKeepsWhatIsThere() throws IOException {
        Generation generation = new Generation(folder.resolve("g"));
        for (int i = 0; i < 50; i++) {
            Triple changing = Triple.create(A, P, NodeFactory.createLiteralString("v" + i));
            generation.write(graph -> Generation.replace(graph, A, Set.of(ONE, changing)));
        }
        generation.write(graph -> Generation.moveTo(graph, new Position("abc", 1, 5, 5)));
        generation.compact();
        assertThat(inDefault(generation)).isEqualTo(2);
        assertThat(generation.position()).contains(new Position("abc", 1, 5, 5));
        generation.close();
    }
}
