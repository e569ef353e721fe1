package fr.maillage.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that arrived: reads typed values, gathers faults beside their field, keeps what was typed.
 * Texts are stripped, normalised to NFC, freed of control characters; line breaks become {@code \n}.
 */
public final class Fields {
    private final MultivaluedMap<String, String> typed;
    private final FieldErrors errors = new FieldErrors();
    private final Messages messages;

    public Fields(MultivaluedMap<String, String> form, Messages messages) {
        this.typed = new MultivaluedHashMap<>();
        form.forEach((name, values) -> {
            if (!name.equals(FormToken.FIELD)) typed.put(name, values.stream().map(Fields::clean).toList());
        });
        this.messages = messages;
    }

    /** The empty form, to show it the first time. */
    public static Fields none(Messages messages) {
        return new Fields(new MultivaluedHashMap<>(), messages);
    }

    private static String clean(String value) {
        String text = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n');
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }

    /** As typed: a text for one value, a list for several. */
    public Map<String, Object> values() {
        Map<String, Object> values = new java.util.HashMap<>();
        typed.forEach((name, list) -> values.put(name, list.size() == 1 ? list.get(0) : list));
        return values;
    }

    public FieldErrors errors() {
        return errors;
    }

    public boolean ok() {
        return !errors.any();
    }

    /** Adds a fault by message key, with arguments. */
    public void fault(String field, String key, Object... arguments) {
        errors.add(field, messages.text(key, arguments));
    }

    public String raw(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    public boolean has(String name) {
        return !raw(name).isEmpty();
    }

    public List<String> all(String name) {
        return typed.getOrDefault(name, List.of()).stream().filter(v -> !v.isEmpty()).toList();
    }

    public boolean checked(String name) {
        return has(name);
    }

    /** A text of at most {@code max} characters; a fault when missing and required or too long. */
    public String text(String name, boolean required, int max) {
        String value = raw(name);
        if (value.isEmpty() && required) fault(name, "error.required." + name);
        if (value.length() > max) fault(name, "error.tooLong", max, value.length());
        return value;
    }

    /** A date in ISO form (as date inputs send) or French order 12/03/2027. */
    public Optional<LocalDate> date(String name, boolean required) {
        String value = raw(name);
        if (value.isEmpty()) {
            if (required) fault(name, "error.required." + name);
            return Optional.empty();
        }
        try {
            if (value.matches("\\d{1,2}/\\d{1,2}/\\d{4}")) {
                String[] parts = value.split("/");
                return Optional.of(LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0])));
            }
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            fault(name, "error.date");
            return Optional.empty();
        }
    }

    /** A whole number within bounds. */
    public Optional<Integer> whole(String name, boolean required, int min, int max) {
        return decimal(name, required).flatMap(value -> {
            try {
                int n = value.intValueExact();
                if (n >= min && n <= max) return Optional.of(n);
            } catch (ArithmeticException e) {
                fault(name, "error.whole");
                return Optional.empty();
            }
            fault(name, "error.between", min, max);
            return Optional.empty();
        });
    }

    /** A decimal; the comma and the point are both taken, spaces between thousands too. */
    public Optional<BigDecimal> decimal(String name, boolean required) {
        String value = raw(name).replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
        if (value.isEmpty()) {
            if (required) fault(name, "error.required." + name);
            return Optional.empty();
        }
        if (!value.matches("[+-]?\\d{1,15}(\\.\\d{1,10})?")) {
            fault(name, "error.number");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(value));
    }

    /** One of the names of an enum, in lower case as forms send them. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, boolean required) {
        String value = raw(name);
        for (E constant : type.getEnumConstants()) if (constant.name().equalsIgnoreCase(value)) return Optional.of(constant);
        if (required || !value.isEmpty()) fault(name, value.isEmpty() ? "error.required." + name : "error.choice");
        return Optional.empty();
    }
}
