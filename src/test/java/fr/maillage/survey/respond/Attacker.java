package fr.maillage.survey.respond;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Somebody who holds the whole database and wants to know whose answer is whose. Each way of guessing pairs rows of one list (codes, or
 * sealed answers that waited) with rows of the other (answers); a guess counts when it is right.
 */
final class Attacker {
    private Attacker() {
    }

    /**
     * A row as PostgreSQL keeps it.
     *
     * @param key    its primary key
     * @param xid    the transaction that wrote it (xmin)
     * @param block  and {@code line}: where it lies (ctid)
     * @param length of what it holds, in bytes
     */
    record Row(String key, long xid, long block, long line, long length) {
        private static final Comparator<Row> ON_DISK = Comparator.comparingLong(Row::block).thenComparingLong(Row::line);
        private static final Comparator<Row> BY_TRANSACTION = Comparator.comparingLong(Row::xid).thenComparing(ON_DISK);
        private static final Comparator<Row> BY_KEY = Comparator.comparing(Row::key);
        private static final Comparator<Row> BY_LENGTH = Comparator.comparingLong(Row::length).thenComparing(BY_TRANSACTION);
    }

    /** Right guesses, by way of guessing. */
    static Map<String, Integer> guesses(List<Row> people, List<Row> answers, BiPredicate<Row, Row> truth) {
        Map<String, Integer> right = new LinkedHashMap<>();
        right.put("same transaction", count(people, truth, person -> {
            List<Row> same = answers.stream().filter(answer -> answer.xid() == person.xid()).toList();
            return same.size() == 1 ? same.get(0) : null;
        }));
        right.put("nearest transaction", count(people, truth,
                person -> answers.stream().min(Comparator.comparingLong((Row answer) -> Math.abs(answer.xid() - person.xid())).thenComparing(Row.BY_TRANSACTION)).orElse(null)));
        right.put("next transaction", count(people, truth,
                person -> answers.stream().filter(answer -> answer.xid() >= person.xid()).min(Row.BY_TRANSACTION).orElse(null)));
        right.put("order of transactions", ranked(people, answers, truth, Row.BY_TRANSACTION, Row.BY_TRANSACTION));
        right.put("order on disk", ranked(people, answers, truth, Row.ON_DISK, Row.ON_DISK));
        right.put("order on disk, reversed", ranked(people, answers, truth, Row.ON_DISK.reversed(), Row.ON_DISK));
        right.put("order of keys", ranked(people, answers, truth, Row.BY_KEY, Row.BY_KEY));
        right.put("transactions against disk", ranked(people, answers, truth, Row.BY_TRANSACTION, Row.ON_DISK));
        right.put("transactions against keys", ranked(people, answers, truth, Row.BY_TRANSACTION, Row.BY_KEY));
        right.put("length", ranked(people, answers, truth, Row.BY_LENGTH, Row.BY_LENGTH));
        return right;
    }

    private interface Guess {
        Row of(Row person);
    }

    private static int count(List<Row> people, BiPredicate<Row, Row> truth, Guess guess) {
        int right = 0;
        for (Row person : people) {
            Row guessed = guess.of(person);
            if (guessed != null && truth.test(person, guessed)) right++;
        }
        return right;
    }

    private static int ranked(List<Row> people, List<Row> answers, BiPredicate<Row, Row> truth, Comparator<Row> one, Comparator<Row> other) {
        List<Row> first = new ArrayList<>(people);
        List<Row> second = new ArrayList<>(answers);
        first.sort(one);
        second.sort(other);
        int right = 0;
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) if (truth.test(first.get(i), second.get(i))) right++;
        return right;
    }
}
