package fr.maillage.carpool.control.register;

import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.InseeCode;
import fr.maillage.territory.PostalCode;
import fr.maillage.territory.Siren;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges the rows of one file, in their order: it remembers identifiers already met. */
final class RowJudge {
    /** A point further than this from its commune's centre, where that is known, is probably in another commune. */
    private static final double FAR_METRES = 30_000;
    private static final int MOST_PROPOSALS = 12;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]");
    private static final Pattern SIREN = Pattern.compile("[0-9]{9}");

    /**
     * What became of a row.
     *
     * @param idLieu  identifier in the national register, or null
     * @param facts   null when the row is refused or outside the territory
     * @param commune official name of the commune in force
     */
    record Judgement(String idLieu, SiteFacts facts, String commune, List<Finding> findings) {
        boolean refused() {
            return has(Finding.Outcome.REFUSED);
        }

        boolean outside() {
            return has(Finding.Outcome.OUTSIDE);
        }

        boolean warned() {
            return facts != null && has(Finding.Outcome.WARNED);
        }

        private boolean has(Finding.Outcome outcome) {
            return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
        }
    }

    private final KnownCommunes communes;
    private final Set<String> scope;
    private final LocalDate today;
    private final Map<String, Integer> lineOfIdLieu = new HashMap<>();
    private final Map<String, Integer> lineOfIdLocal = new HashMap<>();

    /** @param scope codes in force of the importing territory; null: the whole of France */
    RowJudge(KnownCommunes communes, Set<String> scope, LocalDate today) {
        this.communes = communes;
        this.scope = scope;
        this.today = today;
    }

    Judgement judge(RegisterReader.Row row) {
        RowCells cells = new RowCells(row);
        if (row.ragged()) {
            cells.refuse(null, "ragged", row.cells().length, row.columns().width());
            return refused(null, cells);
        }
        Optional<KnownCommunes.Known> commune = commune(cells);
        if (outside(cells.raw("insee"), commune)) {
            List<String> where = List.of(commune.map(KnownCommunes.Known::name).orElse(cells.raw("com_lieu").replace("\0", "")));
            Finding outside = new Finding(row.line(), Finding.Outcome.OUTSIDE, "insee", cells.raw("insee").replace("\0", ""), "outside", where);
            return new Judgement(null, null, null, List.of(outside));
        }
        String idLieu = cells.text(RegisterColumns.ID_LIEU, 60);
        String idLocal = identifiers(cells, idLieu, commune);
        SiteFacts facts = facts(cells, idLocal, commune.map(KnownCommunes.Known::code).orElse(null));
        if (cells.refused()) return refused(idLieu, cells);
        return new Judgement(idLieu, facts, commune.orElseThrow().name(), cells.findings());
    }

    /** A code that nobody knows is outside too when its département is: a territory need not answer for the rest of France. */
    private boolean outside(String given, Optional<KnownCommunes.Known> commune) {
        if (scope == null) return false;
        return commune.map(known -> !scope.contains(known.code()))
                .orElseGet(() -> given.length() > 2 && scope.stream().noneMatch(code -> code.startsWith(given.substring(0, 2))));
    }

    private static Judgement refused(String idLieu, RowCells cells) {
        return new Judgement(idLieu, null, null, cells.findings());
    }

    private SiteFacts facts(RowCells cells, String idLocal, String commune) {
        String name = cells.required("nom_lieu", 200);
        SiteType type = type(cells);
        LocalDate verifiedOn = cells.date("date_maj", today);
        Boolean open = cells.flag("ouvert", true);
        BigDecimal[] point = point(cells, commune);
        Integer spaces = cells.count("nbre_pl");
        Integer accessible = cells.count("nbre_pmr");
        if (spaces != null && accessible != null && accessible > spaces) cells.warn("nbre_pmr", "moreAccessible", accessible, spaces);
        String hours = cells.text("horaires", 255);
        if (hours != null && !OpeningHours.wellFormed(hours)) cells.warn("horaires", "hours");
        return new SiteFacts(idLocal, name, cells.text("ad_lieu", 500), cells.text("com_lieu", 200), commune, type, verifiedOn,
                Boolean.TRUE.equals(open), source(cells), point[0], point[1], spaces, accessible, cells.count("duree"), hours,
                cells.text("proprio", 200), cells.flag("lumiere", false), cells.text("comm", 2000));
    }

    private String identifiers(RowCells cells, String idLieu, Optional<KnownCommunes.Known> commune) {
        String idLocal = cells.text("id_local", 100);
        if (idLieu == null && idLocal == null) {
            cells.refuse("id_local", "noIdentifier");
            return null;
        }
        if (idLieu != null) {
            Integer before = lineOfIdLieu.putIfAbsent(idLieu, cells.line());
            if (before != null) cells.refuse(RegisterColumns.ID_LIEU, "twice", before);
        }
        if (idLocal != null && commune.isPresent()) {
            Integer before = lineOfIdLocal.putIfAbsent(commune.get().code() + " " + idLocal, cells.line());
            if (before != null && idLieu == null) cells.refuse("id_local", "twice", before);
            else if (before != null) cells.warn("id_local", "idLocalTwice", before);
        }
        return idLocal;
    }

    private Optional<KnownCommunes.Known> commune(RowCells cells) {
        String given = cells.raw("insee");
        if (given.isEmpty()) {
            cells.refuse("insee", "missing");
            return Optional.empty();
        }
        Optional<KnownCommunes.Known> known = InseeCode.parse(given).flatMap(code -> communes.find(code.value()));
        if (known.isPresent()) {
            if (!known.get().code().equals(given)) cells.warn("insee", "formerCode", known.get().code(), known.get().name());
            return known;
        }
        return communeOfPostalCode(cells, given);
    }

    /** A postal code where the INSEE code should be: taken when only one commune can be meant, proposed otherwise. */
    private Optional<KnownCommunes.Known> communeOfPostalCode(RowCells cells, String given) {
        if (given.matches("\\d{4}") && communes.find("0" + given).isPresent()) {
            cells.refuse("insee", "lostZero", "0" + given);
            return Optional.empty();
        }
        List<KnownCommunes.Known> shared = PostalCode.parse(given).map(code -> communes.ofPostalCode(code.value())).orElse(List.of());
        List<KnownCommunes.Known> meant = shared.stream().filter(commune -> KnownCommunes.sameName(commune.name(), cells.raw("com_lieu"))).toList();
        if (meant.size() == 1) {
            cells.warn("insee", "postalCode", meant.get(0).code(), meant.get(0).name());
            return Optional.of(meant.get(0));
        }
        if (shared.isEmpty()) cells.refuse("insee", "unknownCode");
        else cells.refuse("insee", "postalCodeOfSeveral", String.join(", ", shared.stream().limit(MOST_PROPOSALS).map(c -> c.code() + " " + c.name()).toList()));
        return Optional.empty();
    }

    private static SiteType type(RowCells cells) {
        String given = cells.raw("type");
        if (given.isEmpty()) {
            cells.refuse("type", "missing");
            return null;
        }
        for (SiteType exact : SiteType.values()) if (exact.national().equals(given)) return exact;
        Optional<SiteType> type = SiteType.ofNational(given);
        if (type.isEmpty()) cells.refuse("type", "unknownType", String.join(", ", Arrays.stream(SiteType.values()).map(SiteType::national).toList()));
        else cells.warn("type", "typeForm", type.get().national());
        return type.orElse(null);
    }

    private static String source(RowCells cells) {
        if (cells.raw("source").isEmpty()) return null;
        String given = SPACES.matcher(cells.raw("source")).replaceAll("");
        if (given.length() == 14 && given.chars().allMatch(c -> c >= '0' && c <= '9')) {
            cells.warn("source", "siret", given.substring(0, 9));
            return given.substring(0, 9);
        }
        if (!SIREN.matcher(given).matches()) {
            cells.warn("source", "sirenDropped");
            return null;
        }
        if (Siren.parse(given).isEmpty()) cells.warn("source", "sirenKey");
        return given;
    }

    private BigDecimal[] point(RowCells cells, String commune) {
        BigDecimal longitude = cells.decimal("Xlong");
        BigDecimal latitude = cells.decimal("Ylat");
        if (longitude == null || latitude == null) return new BigDecimal[2];
        double x = longitude.doubleValue();
        double y = latitude.doubleValue();
        if (GeoPoint.looksSwapped(x, y)) cells.refuse("Xlong", "swapped", latitude.toPlainString(), longitude.toPlainString());
        else if (Math.abs(x) > 180 || Math.abs(y) > 90 || !new GeoPoint(x, y).inFrance()) cells.refuse("Xlong", "notInFrance", y);
        else {
            if (longitude.scale() < 4) cells.warn("Xlong", "imprecise");
            if (latitude.scale() < 4) cells.warn("Ylat", "imprecise");
            double away = commune == null ? 0 : communes.centre(commune).map(centre -> centre.metresTo(new GeoPoint(x, y))).orElse(0.0);
            if (away > FAR_METRES) cells.warn("Xlong", "farFromCommune", Math.round(away / 1000));
        }
        return new BigDecimal[] {longitude, latitude};
    }
}
