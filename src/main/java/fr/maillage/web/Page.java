package fr.maillage.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page to render: a template name such as {@code survey/list} (file {@code templates/survey/list.html},
 * texts {@code messages/survey.properties}) and what it shows. Null values are allowed in the model.
 */
public final class Page {
    private final String template;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private int status = 200;

    private Page(String template) {
        this.template = template;
    }

    public static Page of(String template) {
        return new Page(template);
    }

    public Page with(String name, Object value) {
        model.put(name, value);
        return this;
    }

    /** The form as it was sent, with its faults: status 422 when there are any. */
    public Page with(Fields fields) {
        model.put("values", fields.values());
        model.put("errors", fields.errors());
        if (fields.errors().any()) status = 422;
        return this;
    }

    public Page status(int code) {
        status = code;
        return this;
    }

    public String template() {
        return template;
    }

    public Map<String, Object> model() {
        return model;
    }

    public int status() {
        return status;
    }
}
