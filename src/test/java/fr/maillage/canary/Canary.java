package fr.maillage.canary;

import java.util.List;

/** Texts that do harm wherever somebody forgot to escape, and the traces they would leave. */
final class Canary {
    /** Breaks out of an attribute, runs script, and is computed by a template engine that evaluates what people typed. */
    static final String MARKUP = "\"><svg onload=alert(1)>'${7*7}{{7*7}}[[${7*7}]]<script>alert(2)</script>";
    /** Runs in a spreadsheet. */
    static final String FORMULA = "=HYPERLINK(\"http://canari.invalid\";\"canari\")";
    /** Reverses what follows, four bytes in UTF-8, a combining mark, the ends of an RDF literal and of a JSON text. */
    static final String LETTERS = "\u202Eرسوم\u202C 🚲𝔘 e\u0301 \"\"\" \\u0022 </title> ]]> %s {0} ' --";
    static final List<String> ALL = List.of(MARKUP, FORMULA, LETTERS);
    /** What MARKUP becomes when somebody evaluates it. */
    static final List<String> EVALUATED = List.of("'49{{", "}{{49}}", "[[49]]", "'${7*7}{{7*7}}49");

    private Canary() {
    }
}
