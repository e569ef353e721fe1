package fr.maillage.survey.counts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.counts.entity.Fold.Delta;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Answers come, change and go in any order; counters folded at any moment end at what a recount finds. */
class FoldTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 12);
    private final Survey survey = Sheets.survey();
    private final AnswerKeys keys = new AnswerKeys(survey, Axes.of(survey, java.util.Set.of("q1", "q2"), "q3"));

    private Map<CounterKey, Long> counted(List<Delta> deltas) {
        Map<CounterKey, Long> counts = new HashMap<>();
        for (Delta delta : deltas) keys.of(Sheets.json(delta.body()), Sheets.everything(survey), delta.channel(), delta.day(), key -> counts.merge(key, (long) delta.sign(), Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static Map<CounterKey, Long> plus(Map<CounterKey, Long> counters, Map<CounterKey, Long> moves) {
        Map<CounterKey, Long> sum = new HashMap<>(counters);
        moves.forEach((key, n) -> sum.merge(key, n, Long::sum));
        sum.values().removeIf(count -> count == 0);
        return sum;
    }

    private static Delta delta(Random random, int sign, String body, Channel channel) {
        return new Delta(new UUID(random.nextLong(), random.nextLong()), sign, DAY, channel, body);
    }

    private static String body(Random random) {
        List<String> keys = new ArrayList<>();
        if (random.nextInt(4) > 0) keys.add("\"q1\": \"" + "abcd".charAt(random.nextInt(4)) + "\"");
        if (random.nextBoolean()) keys.add("\"q2\": [\"a\"" + (random.nextBoolean() ? ", \"b\"" : "") + "]");
        if (random.nextBoolean()) keys.add("\"q3\": " + (1 + random.nextInt(5)));
        if (random.nextBoolean()) keys.add("\"q4\": " + random.nextInt(3000) / 10.0);
        if (random.nextBoolean()) keys.add("\"q6\": \"" + (random.nextBoolean() ? "48095" : "48061") + "\"");
        return "{" + String.join(", ", keys) + "}";
    }

    private static List<Delta> ordered(List<Delta> waiting) {
        return waiting.stream().sorted(Comparator.comparingInt(Delta::sign).reversed().thenComparing(Delta::id)).toList();
    }

    @Property(tries = 80)
    void foldedAtAnyMomentTheCountersEndAtTheRecountAndNeverMoveByFewerThanK(@ForAll Random random, @ForAll @IntRange(min = 3, max = 7) int k, @ForAll @IntRange(min = 1, max = 60) int events) {
        List<Delta> standing = new ArrayList<>();
        List<Delta> waiting = new ArrayList<>();
        Map<CounterKey, Long> counters = new HashMap<>();
        for (int i = 0; i < events; i++) {
            int what = random.nextInt(10);
            if (what < 8 || standing.isEmpty()) {
                Delta came = delta(random, 1, body(random), Channel.values()[random.nextInt(4)]);
                standing.add(came);
                waiting.add(came);
            } else {
                Delta former = standing.remove(random.nextInt(standing.size()));
                waiting.add(delta(random, -1, former.body(), former.channel()));
                if (what == 8) {
                    Delta changed = delta(random, 1, body(random), former.channel());
                    standing.add(changed);
                    waiting.add(changed);
                }
            }
            if (random.nextInt(3) == 0) {
                Fold fold = Fold.of(ordered(waiting), k);
                long moved = fold.counted().stream().mapToLong(Delta::sign).sum();
                assertThat(fold.counted().isEmpty() || moved >= k).as("moved by " + moved).isTrue();
                counters = plus(counters, counted(fold.counted()));
                waiting.removeAll(fold.done());
                if (!fold.counted().isEmpty()) assertThat(waiting.stream().filter(delta -> delta.sign() > 0)).as("k stay behind").hasSizeGreaterThanOrEqualTo(k);
                assertThat(counters.values()).allMatch(count -> count > 0);
                // what a recount while answers wait would find: the answers without the waiting ones
                assertThat(counters).isEqualTo(plus(counted(standing), counted(waiting.stream().map(delta -> new Delta(delta.id(), -delta.sign(), delta.day(), delta.channel(), delta.body())).toList())));
            }
        }
        Fold last = Fold.of(ordered(waiting), 0);
        assertThat(last.done()).hasSameSizeAs(waiting);
        assertThat(plus(counters, counted(last.counted()))).isEqualTo(counted(standing));
    }

    @Property(tries = 10)
    void whatCameAndWentBeforeBeingCountedIsForgotten(@ForAll Random random) {
        Delta came = delta(random, 1, "{\"q1\": \"a\"}", Channel.WEB);
        Fold fold = Fold.of(List.of(came, delta(random, -1, came.body(), Channel.WEB)), 5);
        assertThat(fold.counted()).isEmpty();
        assertThat(fold.done().stream().map(Delta::sign).collect(Collectors.toSet())).containsExactlyInAnyOrder(1, -1);
    }
}
