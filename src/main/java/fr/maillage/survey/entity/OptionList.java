package fr.maillage.survey.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Keeps the options and the rows of a question in the order they are offered in. Codes never change: what stands again keeps its own. */
final class OptionList {
    private OptionList() {
    }

    static void arrange(Question question, List<Option> options, List<Offered> offered) {
        List<Option> kept = new ArrayList<>();
        Set<String> taken = new HashSet<>(options.stream().map(Option::code).toList());
        for (Offered one : offered) {
            Option option = known(options, kept, one).orElseGet(() -> new Option(question, 0, one.code().isEmpty() ? free("", taken) : one.code(), one));
            taken.add(option.code());
            option.become(kept.size(), one);
            kept.add(option);
        }
        if (kept.stream().map(Option::code).distinct().count() < kept.size()) throw new IllegalArgumentException("an option's code stands once");
        options.removeIf(option -> !kept.contains(option));
        kept.stream().filter(option -> !options.contains(option)).forEach(options::add);
        options.sort(Comparator.comparingInt(Option::position));
    }

    private static Optional<Option> known(List<Option> options, List<Option> kept, Offered one) {
        return options.stream().filter(option -> !kept.contains(option))
                .filter(option -> one.code().isEmpty() ? option.label().equals(one.label()) && !option.other() : option.code().equals(one.code())).findFirst();
    }

    static void arrangeRows(Question question, List<Row> rows, List<Offered> offered) {
        List<Row> kept = new ArrayList<>();
        Set<String> taken = new HashSet<>(rows.stream().map(Row::code).toList());
        for (Offered one : offered) {
            Row row = rows.stream().filter(each -> !kept.contains(each))
                    .filter(each -> one.code().isEmpty() ? each.label().equals(one.label()) : each.code().equals(one.code())).findFirst()
                    .orElseGet(() -> new Row(question, 0, one.code().isEmpty() ? free("r", taken) : one.code(), one.label()));
            taken.add(row.code());
            row.become(kept.size(), one.label());
            kept.add(row);
        }
        if (kept.stream().map(Row::code).distinct().count() < kept.size()) throw new IllegalArgumentException("a row's code stands once");
        rows.removeIf(row -> !kept.contains(row));
        kept.stream().filter(row -> !rows.contains(row)).forEach(rows::add);
        rows.sort(Comparator.comparingInt(Row::position));
    }

    private static String free(String prefix, Set<String> taken) {
        return IntStream.range(0, taken.size() + Question.OPTIONS_MAX).mapToObj(n -> prefix.isEmpty() ? letters(n) : prefix + (n + 1))
                .filter(code -> !taken.contains(code)).findFirst().orElseThrow();
    }

    private static String letters(int n) {
        return n < 26 ? String.valueOf((char) ('a' + n)) : letters(n / 26 - 1) + (char) ('a' + n % 26);
    }
}
