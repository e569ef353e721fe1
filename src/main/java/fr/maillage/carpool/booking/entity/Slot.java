package fr.maillage.carpool.booking.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/** Half a day at a site. Hours are those of the clock on the wall: a change of the clocks changes no slot. */
public record Slot(LocalDate day, Part part) implements Comparable<Slot> {
    /** The halves of a day, from an hour to another. */
    public enum Part {
        MORNING(5, 13), AFTERNOON(13, 21);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        public int from() {
            return from;
        }

        public int to() {
            return to;
        }
    }

    /** As forms send it: {@code 2027-03-12.morning}. */
    public String code() {
        return day + "." + part.name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Slot> parse(String code) {
        String[] parts = code.split("\\.");
        if (parts.length != 2) return Optional.empty();
        try {
            return Optional.of(new Slot(LocalDate.parse(parts[0]), Part.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public LocalDateTime end() {
        return day.atTime(part.to(), 0);
    }

    @Override
    public int compareTo(Slot other) {
        int byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : part.compareTo(other.part);
    }
}
