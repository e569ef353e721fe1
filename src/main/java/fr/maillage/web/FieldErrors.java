package fr.maillage.web;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a form, in the reader's words, field by field in the order of the form. */
public final class FieldErrors {
    /** One fault: the field's name (also the id it is linked by) and the sentence shown. */
    public record Fault(String field, String message) {
    }

    private final List<Fault> list = new ArrayList<>();

    public void add(String field, String message) {
        if (of(field) == null) list.add(new Fault(field, message));
    }

    public boolean any() {
        return !list.isEmpty();
    }

    public boolean getAny() {
        return any();
    }

    public List<Fault> list() {
        return List.copyOf(list);
    }

    public List<Fault> getList() {
        return list();
    }

    /** The message of a field, or null. */
    public String of(String field) {
        return list.stream().filter(f -> f.field().equals(field)).map(Fault::message).findFirst().orElse(null);
    }
}
