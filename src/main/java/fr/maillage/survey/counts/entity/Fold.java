package fr.maillage.survey.counts.entity;

import fr.maillage.survey.entity.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which waiting deltas may be folded into the counters now.
 * <p>Where the counters could be watched, they move by k persons or more or not at all, and k always stay behind: were the last ones of
 * an open survey fewer than k, its closing would show them apart. Those that stay are drawn by their random key, not by their time.
 *
 * @param counted move the counters
 * @param done    need not be kept any longer: those counted, and pairs that cancel each other
 */
public record Fold(List<Delta> counted, List<Delta> done) {
    public Fold {
        counted = List.copyOf(counted);
        done = List.copyOf(done);
    }

    /**
     * An answer that came (sign 1) or went (sign -1).
     *
     * @param body the answer, as PostgreSQL writes it: the same answer is the same text
     */
    public record Delta(UUID id, int sign, LocalDate day, Channel channel, String body) {
        private record Content(LocalDate day, Channel channel, String body) {
        }

        private Content content() {
            return new Content(day, channel, body);
        }
    }

    /**
     * @param waiting those that came before those that went, in the order of their random keys; cut at the end, it is cut among those that went
     * @param k       the counters move by so many at least; 0: all may move
     */
    public static Fold of(List<Delta> waiting, int k) {
        Set<Delta> cancelled = cancelled(waiting);
        List<Delta> came = waiting.stream().filter(delta -> delta.sign() > 0 && !cancelled.contains(delta)).toList();
        List<Delta> went = waiting.stream().filter(delta -> delta.sign() < 0 && !cancelled.contains(delta)).toList();
        List<Delta> counted = new ArrayList<>();
        if (k == 0 || came.size() - k - went.size() >= k) {
            counted.addAll(came.subList(0, came.size() - k));
            counted.addAll(went);
        }
        List<Delta> done = new ArrayList<>(counted);
        done.addAll(cancelled);
        return new Fold(counted, done);
    }

    /** Answers that came and went before anybody counted them. */
    private static Set<Delta> cancelled(List<Delta> waiting) {
        Map<Delta.Content, List<Delta>> gone = new HashMap<>();
        for (Delta delta : waiting) if (delta.sign() < 0) gone.computeIfAbsent(delta.content(), any -> new ArrayList<>()).add(delta);
        Set<Delta> cancelled = new HashSet<>();
        for (Delta delta : waiting) {
            if (delta.sign() < 0) continue;
            List<Delta> same = gone.getOrDefault(delta.content(), List.of());
            if (!same.isEmpty()) {
                cancelled.add(delta);
                cancelled.add(same.remove(same.size() - 1));
            }
        }
        return cancelled;
    }
}
