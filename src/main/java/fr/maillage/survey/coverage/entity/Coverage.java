package fr.maillage.survey.coverage.entity;

import fr.maillage.survey.entity.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who answered beside who lives there.
 *
 * @param answers  counted
 * @param communes empty without figures or without a question on the commune
 * @param ages     empty without figures or without a question on the age
 */
public record Coverage(long answers, List<Line> communes, List<Line> ages) {
    /** Below this many answers nothing is said of those who did not answer. */
    public static final int FLOOR = 100;
    /** Below this many answers of a group, it is not weighed: each of them would speak for too many. */
    public static final int GROUP_FLOOR = 5;

    public Coverage {
        communes = List.copyOf(communes);
        ages = List.copyOf(ages);
    }

    /**
     * A commune or an age.
     *
     * @param persons   aimed at; 0 when no figure was given for it
     * @param share     of all persons aimed at, 0 to 1
     * @param answers   from it
     * @param answered  share of the answers that come from a line with a figure, 0 to 1
     * @param byChannel answers by the way they came
     */
    public record Line(String code, String label, long persons, double share, long answers, double answered, Map<Channel, Long> byChannel) {
        public Line {
            byChannel = Map.copyOf(byChannel);
        }

        /** Several lines as one. */
        public static Line sum(String code, String label, List<Line> lines) {
            Map<Channel, Long> channels = new EnumMap<>(Channel.class);
            lines.forEach(line -> line.byChannel().forEach((channel, count) -> channels.merge(channel, count, Long::sum)));
            return new Line(code, label, lines.stream().mapToLong(Line::persons).sum(), lines.stream().mapToDouble(Line::share).sum(), lines.stream().mapToLong(Line::answers).sum(),
                    lines.stream().mapToDouble(Line::answered).sum(), channels);
        }

        /** Answers for a hundred persons. */
        public double rate() {
            return persons == 0 ? 0 : 100.0 * answers / persons;
        }

        /** How far its part of the answers is from its part of the persons, in points. */
        public double gap() {
            return 100 * (answered - share);
        }

        public long by(Channel channel) {
            return byChannel.getOrDefault(channel, 0L);
        }
    }

    /** Why nothing is extrapolated from these answers. */
    public enum Refusal {
        /** No figures to compare with. */
        NO_TARGET,
        /** Fewer answers than {@link Coverage#FLOOR}. */
        FEW,
        /** A group with a figure has fewer answers than {@link Coverage#GROUP_FLOOR}. */
        GROUP,
        /** No weights meet all the figures at once. */
        CONTRADICTION
    }
}
