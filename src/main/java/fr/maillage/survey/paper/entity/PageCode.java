package fr.maillage.survey.paper.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the QR code of a page says: {@code MLG1/K7F3MT9QX4/42/2}. Which layout, which form, which page; never a person.
 *
 * @param layout ten signs that name a layout of a survey
 */
public record PageCode(String layout, int form, int page) {
    private static final Pattern READ = Pattern.compile("MLG1/([2-9A-HJKMNP-Z]{10})/(\\d{1,5})/(\\d{1,3})");

    public static Optional<PageCode> parse(String read) {
        Matcher matcher = READ.matcher(read);
        return matcher.matches() ? Optional.of(new PageCode(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "MLG1/" + layout + "/" + form + "/" + page;
    }
}
