package fr.maillage.survey.results.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a ranking comes to, option by option.
 *
 * @param firsts   persons who put it first
 * @param ranked   persons who gave it a rank
 * @param meanRank of those, 1 is best; 0 when nobody ranked it
 * @param points   Borda's: of n options the first gets n − 1 points, the next one less, an option left out none (J.-C. de Borda, 1781)
 */
public record Ranking(String option, long firsts, long ranked, double meanRank, long points) {
    /** @param counts by {@code option#rank}; @param options all that could be ranked, in the order of the question */
    public static List<Ranking> of(List<String> options, Map<String, Long> counts) {
        List<Ranking> rankings = new ArrayList<>();
        for (String option : options) {
            long ranked = 0;
            long ranks = 0;
            long points = 0;
            for (int rank = 1; rank <= options.size(); rank++) {
                long count = counts.getOrDefault(option + "#" + rank, 0L);
                ranked += count;
                ranks += count * rank;
                points += count * (options.size() - rank);
            }
            rankings.add(new Ranking(option, counts.getOrDefault(option + "#1", 0L), ranked, ranked == 0 ? 0 : (double) ranks / ranked, points));
        }
        return rankings;
    }
}
