package fr.maillage.account.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be (OWASP ASVS 5, 6.2): long, and not made of what everybody tries first. No rule about capitals, digits or signs.
 * Guessable parts count little: a common word or a word about the person 2, a run such as 1234, aaaa or azerty 1, a year 1; every other
 * character counts 1. Under {@link #LEAST} it is refused. So « motdepasse2024! » is worth 4 and « trois-ânes-bleus » 16.
 */
public final class PasswordPolicy {
    public static final int MIN = 12;
    public static final int MAX = 200;
    static final int LEAST = 9;
    private static final int WORD = 2;
    private static final List<String> COMMON = load();
    private static final String[] ROWS = {"abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890"};

    /** Why a password is refused. */
    public enum Fault { TOO_SHORT, TOO_LONG, COMMON, PERSONAL }

    private PasswordPolicy() {
    }

    /**
     * @param password as it was typed
     * @param personal what is known of the person: address, name, the territory's name
     * @return why it is refused; empty when it is good
     */
    public static Optional<Fault> fault(String password, Collection<String> personal) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN) return Optional.of(Fault.TOO_SHORT);
        if (length > MAX) return Optional.of(Fault.TOO_LONG);
        if (worth(password, COMMON) < LEAST) return Optional.of(Fault.COMMON);
        List<String> words = Stream.concat(COMMON.stream(), personal.stream().flatMap(text -> Stream.of(fold(text, false).split("[^a-z0-9]+"))).filter(word -> word.length() > 2))
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        return worth(password, words) < LEAST ? Optional.of(Fault.PERSONAL) : Optional.empty();
    }

    /** The better of the two readings an attacker would try: as it is, and with digits and signs read as letters (p4ssw0rd). */
    private static int worth(String password, List<String> words) {
        return Math.min(worthOf(fold(password, false), words), worthOf(fold(password, true), words));
    }

    private static int worthOf(String text, List<String> words) {
        int worth = 0;
        int at = 0;
        while (at < text.length()) {
            int here = at;
            Optional<String> word = words.stream().filter(w -> text.startsWith(w, here)).findFirst();
            int run = Math.max(run(text, at), year(text, at));
            if (word.isPresent() && word.get().length() >= run) {
                at += word.get().length();
                worth += WORD;
            } else {
                at += Math.max(run, 1);
                worth++;
            }
        }
        return worth;
    }

    /** Length of the run that begins here, of three characters at least: the same one, or neighbours in a row of keys, either way. */
    private static int run(String text, int from) {
        int best = 1;
        while (from + best < text.length() && text.charAt(from + best) == text.charAt(from)) best++;
        for (String row : ROWS) {
            best = Math.max(best, along(text, from, row));
            best = Math.max(best, along(text, from, new StringBuilder(row).reverse().toString()));
        }
        return best < 3 ? 1 : best;
    }

    private static int along(String text, int from, String row) {
        int place = row.indexOf(text.charAt(from));
        if (place < 0) return 1;
        int length = 1;
        while (from + length < text.length() && place + length < row.length() && text.charAt(from + length) == row.charAt(place + length)) length++;
        return length;
    }

    private static int year(String text, int from) {
        return text.substring(from).matches("(?s)(19|20)\\d\\d.*") ? 4 : 1;
    }

    private static String fold(String text, boolean signsAsLetters) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        if (!signsAsLetters) return plain;
        String signs = "0134578@$!€";
        String letters = "oieastbasie";
        StringBuilder read = new StringBuilder(plain);
        for (int i = 0; i < read.length(); i++) {
            int sign = signs.indexOf(read.charAt(i));
            if (sign >= 0) read.setCharAt(i, letters.charAt(sign));
        }
        return read.toString();
    }

    /** Words that begin most passwords, longest first; one a line. */
    private static List<String> load() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("/account/common-words.txt")) {
            if (in == null) throw new IllegalStateException("account/common-words.txt is missing");
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .distinct().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
