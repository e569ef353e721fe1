package fr.maillage.persistence;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every setting of an install: its key (MicroProfile Config), its default and what it means.
 * The key {@code maillage.db.url} is the environment variable {@code MAILLAGE_DB_URL}.
 * The launcher and the WAR read the same enum; an unknown {@code MAILLAGE_*} variable or a malformed value stops the start.
 */
public enum Setting {
    PORT("maillage.port", "8080", Kind.PORT, "HTTP port of the portal"),
    ADDRESS("maillage.address", "127.0.0.1", Kind.ADDRESS, "address the portal listens on; 0.0.0.0 for every network of the machine, behind a reverse proxy on another one"),
    BASE_IRI("maillage.base.iri", "", Kind.BASE, "public address, e.g. https://maillage.lozere.fr; empty: http://localhost:{port}; every link and IRI is built on it, never on the Host header"),
    DATA_DIR("maillage.data.dir", "data", Kind.TEXT, "folder of the embedded database and of the node's graph"),
    DB_URL("maillage.db.url", "", Kind.JDBC, "jdbc:postgresql://host:port/name of an external PostgreSQL 15 or newer; empty: the launcher starts its own"),
    DB_USER("maillage.db.user", "maillage", Kind.TEXT, "database user"),
    DB_PASSWORD("maillage.db.password", "", Kind.SECRET, "database password"),
    MAIL_HOST("maillage.mail.host", "", Kind.TEXT, "SMTP server; empty: mail is kept and shown at /gestion/courriers"),
    MAIL_PORT("maillage.mail.port", "25", Kind.PORT, "SMTP port"),
    MAIL_USER("maillage.mail.user", "", Kind.TEXT, "SMTP user; empty: no authentication"),
    MAIL_PASSWORD("maillage.mail.password", "", Kind.SECRET, "SMTP password"),
    MAIL_STARTTLS("maillage.mail.starttls", "false", Kind.FLAG, "require STARTTLS"),
    MAIL_FROM("maillage.mail.from", "ne-pas-repondre@localhost", Kind.EMAIL, "sender of the portal's mail"),
    DEMO("maillage.demo", "auto", Kind.DEMO, "yes | no | auto: load the demo on first start; auto: only with the embedded database"),
    DEMO_PASSWORD("maillage.demo.password", "", Kind.SECRET, "password of every demo account; empty: random, printed at the first start"),
    PROXIES("maillage.proxies", "", Kind.ADDRESSES, "addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, comma separated"),
    UPLOAD_MAX_MB("maillage.upload.max.mb", "20", Kind.COUNT, "largest file taken, in MiB; an import is read in memory: give the heap four times as much"),
    TILES_URL("maillage.tiles.url", "", Kind.TILES, "tile server of the maps, e.g. https://tile.openstreetmap.org/{z}/{x}/{y}.png; empty: points and contours only"),
    TILES_ATTRIBUTION("maillage.tiles.attribution", "", Kind.TEXT, "attribution shown on the map"),
    FILES_MAX_MB("maillage.files.max.mb", "1024", Kind.COUNT, "disk that a node keeps ready-made open data files in, in MiB; beyond it the least asked for go"),
    SPARQL_TIMEOUT_SECONDS("maillage.sparql.timeout.seconds", "10", Kind.COUNT, "a query runs this long at most"),
    SPARQL_MAX_ROWS("maillage.sparql.max.rows", "100000", Kind.COUNT, "rows or triples a query returns at most"),
    SPARQL_CONCURRENCY("maillage.sparql.concurrency", "4", Kind.COUNT, "queries that run at the same time on a node"),
    RESULTS_FLOOR("maillage.results.floor", "3", Kind.COUNT, "smallest disclosure threshold k that a survey of this install may choose"),
    SURVEY_RATE("maillage.survey.rate", "120", Kind.COUNT, "answers an hour that one open survey takes from one network (IPv4 /24, IPv6 /48)"),
    SURVEY_FILE_MB("maillage.survey.file.mb", "5", Kind.COUNT, "largest file that somebody may attach to an answer, in MiB; never more than MAILLAGE_UPLOAD_MAX_MB"),
    SURVEY_DRAFT_DAYS("maillage.survey.draft.days", "30", Kind.COUNT, "an unfinished answer that somebody asked to keep is kept this many days at most"),
    SEAL_KEY("maillage.seal.key", "", Kind.SECRET, "long random text, the same on every node and kept out of the database and its backups: seals answers of anonymous surveys until they are mixed; with the embedded database the launcher makes it (file seal.key)"),
    SESSION_IDLE_MINUTES("maillage.session.idle.minutes", "120", Kind.COUNT, "a session without a request ends after this long"),
    SESSION_MAX_HOURS("maillage.session.max.hours", "24", Kind.COUNT, "a session ends after this long in any case"),
    LOG("maillage.log", "text", Kind.LOG, "text | json: warnings and errors as lines to read, or everything as one JSON object a line, on standard error");

    /** What a value must look like; the message completes "{VARIABLE} ". */
    private enum Kind {
        TEXT { String fault(String v) { return null; } },
        SECRET { String fault(String v) { return null; } },
        PORT { String fault(String v) { return integer(v, 1, 65535) ? null : "must be a port between 1 and 65535"; } },
        COUNT { String fault(String v) { return integer(v, 1, 1_000_000_000) ? null : "must be a whole number, 1 or more"; } },
        FLAG { String fault(String v) { return v.equals("true") || v.equals("false") ? null : "must be true or false"; } },
        ADDRESS { String fault(String v) { return v.matches("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}") ? null : "must be an IP address"; } },
        ADDRESSES { String fault(String v) {
            return v.isEmpty() || java.util.Arrays.stream(v.split(",")).map(String::strip).allMatch(one -> ADDRESS.fault(one) == null) ? null
                    : "must be IP addresses separated by commas (no networks, no names)";
        } },
        EMAIL { String fault(String v) { return v.matches("[^@\\s<>,]+@[^@\\s<>,]+") ? null : "must be an e-mail address"; } },
        TILES { String fault(String v) {
            boolean ok = v.isEmpty() || v.matches("https?://[A-Za-z0-9.{}-]+(:\\d{1,5})?/[!-~]*") && v.contains("{z}") && v.contains("{x}") && v.matches(".*\\{-?y}.*")
                    && !v.matches("https?://[^/]*\\{(?!s})[^/]*/.*");
            return ok ? null : "must look like https://tiles.example.org/{z}/{x}/{y}.png";
        } },
        LOG { String fault(String v) { return v.matches("text|json") ? null : "must be text or json"; } },
        DEMO { String fault(String v) { return v.matches("yes|no|auto") ? null : "must be yes, no or auto"; } },
        JDBC { String fault(String v) {
            return v.isEmpty() || v.matches("jdbc:postgresql://[^/\\s]+/[^\\s]+") ? null : "must look like jdbc:postgresql://host:5432/name (PostgreSQL is the only database)";
        } },
        BASE { String fault(String v) {
            if (v.isEmpty()) return null;
            try {
                URI u = new URI(v);
                boolean ok = u.getHost() != null && ("http".equals(u.getScheme()) || "https".equals(u.getScheme()))
                        && (u.getPath() == null || u.getPath().isEmpty()) && u.getQuery() == null && u.getFragment() == null;
                return ok ? null : "must be http(s)://host[:port] without a path";
            } catch (java.net.URISyntaxException e) {
                return "must be http(s)://host[:port] without a path";
            }
        } };

        abstract String fault(String value);

        static boolean integer(String v, int min, int max) {
            if (!v.matches("\\d{1,9}|1000000000")) return false;
            int n = Integer.parseInt(v);
            return n >= min && n <= max;
        }
    }

    /** A setting that is unknown or malformed: one clear line for the person who starts the portal. */
    public static final class Fault extends RuntimeException {
        public Fault(String line) {
            super(line);
        }
    }

    private final String key;
    private final String fallback;
    private final Kind kind;
    private final String meaning;

    Setting(String key, String fallback, Kind kind, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.kind = kind;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String variable() {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    public boolean secret() {
        return kind == Kind.SECRET;
    }

    /**
     * The value given by a source, or the default.
     *
     * @param source answers a key such as {@code maillage.port}; an empty answer means not set
     * @throws Fault when the value is malformed; secrets are never repeated
     */
    public String from(Function<String, Optional<String>> source) {
        String value = source.apply(key).map(String::strip).filter(given -> !given.isEmpty()).orElse(fallback);
        String fault = kind.fault(value);
        // a database address may carry a password among its parameters
        boolean shown = !secret() && kind != Kind.JDBC;
        if (fault != null) throw new Fault(variable() + " " + fault + (shown ? ", not \"" + value + "\"" : ""));
        return value;
    }

    /** Refuses names that begin with {@code maillage.} and are no setting's key. */
    public static void refuseUnknownKeys(Iterable<String> keys) {
        for (String name : keys) {
            if (!name.startsWith("maillage.")) continue;
            if (Arrays.stream(values()).noneMatch(s -> s.key.equals(name)))
                throw new Fault(name + " is not a setting; did you mean " + nearest(name.replace('.', '_').toUpperCase(Locale.ROOT)).key + "?");
        }
    }

    /** Refuses names that begin with {@code MAILLAGE_} and are no setting, naming the nearest one. */
    public static void refuseUnknown(Iterable<String> variables) {
        for (String name : variables) {
            if (!name.startsWith("MAILLAGE_")) continue;
            if (Arrays.stream(values()).noneMatch(s -> s.variable().equals(name)))
                throw new Fault(name + " is not a setting; did you mean " + nearest(name).variable() + "?");
        }
    }

    private static Setting nearest(String name) {
        return Arrays.stream(values()).min(java.util.Comparator.comparingInt(s -> distance(s.variable(), name))).orElseThrow();
    }

    /** Levenshtein distance, in edits. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
