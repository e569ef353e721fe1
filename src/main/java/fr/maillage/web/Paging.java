package fr.maillage.web;

import java.util.List;
import java.util.function.Function;

/** One page of a list. {@code number} counts from 1. */
public record Paging<T>(List<T> items, int number, int size, long total) {
    public static final int SIZE = 25;

    /** Reads {@code ?page=}: anything that is no page of the list is its first. */
    public static int number(String asked) {
        return asked != null && asked.matches("[1-9]\\d{0,5}") ? Integer.parseInt(asked) : 1;
    }

    public static int offset(int number) {
        return (number - 1) * SIZE;
    }

    public static <T> Paging<T> of(String asked, long total, Function<Integer, List<T>> itemsFromOffset) {
        int last = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int number = Math.min(number(asked), last);
        return new Paging<>(itemsFromOffset.apply(offset(number)), number, SIZE, total);
    }

    public int last() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasNext() {
        return number < last();
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public int getNumber() {
        return number;
    }

    public int getLast() {
        return last();
    }
}
