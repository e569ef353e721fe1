package fr.maillage.survey.paper.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static Entries.Entry entry(Map<String, List<String>> typed, String... illegible) {
        return new Entries.Entry(1, 1, UUID.randomUUID(), "Camille", Entries.plain(typed), Set.of(illegible));
    }

    @Test
    void sameAnswersTypedInAnotherWayAreNoDifference() {
        Entries.Entry first = entry(Map.of("q1", List.of("a", "b"), "q2", List.of(" Vabre "), "q3", List.of(""), "q4", List.of("48095"), "q4_q", List.of("Mende")));
        Entries.Entry second = entry(Map.of("q1", List.of("b", "a"), "q2", List.of("Vabre"), "q4", List.of("48095"), "q4_q", List.of("48000")));
        assertThat(first.differences(second)).isEmpty();
    }

    @Test
    void everyOtherDifferenceIsFoundFromBothSides() {
        Entries.Entry first = entry(Map.of("q1", List.of("a"), "q2", List.of("x"), "q5.r1", List.of("a")), "q7");
        Entries.Entry second = entry(Map.of("q1", List.of("b"), "q3", List.of("y"), "q5.r1", List.of("a")), "q8");
        assertThat(first.differences(second)).containsExactlyInAnyOrder("q1", "q2", "q3", "q7", "q8").isEqualTo(second.differences(first));
    }
}
