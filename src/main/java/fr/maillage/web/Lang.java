package fr.maillage.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;

/** The language of this request: French unless the person chose English (link, cookie) or the browser asks for it first. */
@RequestScoped
public class Lang {
    private Locale locale = Locale.FRENCH;

    public Locale locale() {
        return locale;
    }

    /** {@code fr} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** For this page only, where what it shows is in that language: no cookie. Anything but English is served with French. */
    public void speak(String tag) {
        choose(tag);
    }

    void choose(String tag) {
        locale = "en".equals(tag) ? Locale.ENGLISH : Locale.FRENCH;
    }
}
