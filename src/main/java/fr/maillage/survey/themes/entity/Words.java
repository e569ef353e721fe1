package fr.maillage.survey.themes.entity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that come back in texts: each counted once a text, without the small words of French and English. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}-]{2,}");
    private static final Set<String> SMALL = Set.of((
            "les des une est pas que qui dans pour sur avec par plus aux ces ses son sont était été être avoir fait faire tout tous toute toutes cette cela ça comme mais "
            + "nous vous ils elles elle leur leurs lui notre nos votre vos mes mon ton tes aussi bien très trop peu sans sous entre vers chez car donc ainsi alors "
            + "encore même autre autres quand quoi dont ont avait avons avez serait faut peut peuvent doit lors depuis jamais toujours ici non oui moi toi soi "
            + "the and for not are was with that this have has from you your they there their but").split(" "));

    private Words() {
    }

    /** A word and the number of texts that have it. */
    public record Word(String word, long texts) {
    }

    /** The most frequent first, at most so many; a word of one text alone is left out: it may be somebody's name. */
    public static List<Word> of(Collection<String> texts, int most) {
        Map<String, Long> counts = new HashMap<>();
        for (String text : texts) {
            Set<String> here = new HashSet<>();
            WORD.matcher(text.toLowerCase(Locale.FRENCH)).results().map(match -> match.group()).filter(word -> !SMALL.contains(word)).forEach(here::add);
            here.forEach(word -> counts.merge(word, 1L, Long::sum));
        }
        return counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(entry -> new Word(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparingLong(Word::texts).reversed().thenComparing(Word::word)).limit(most).toList();
    }
}
