package fr.maillage.survey.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The register of access codes: hashes only. */
@ApplicationScoped
public class AccessCodes {
    /** Codes made at a time, as letters. */
    public static final int MOST = 5000;
    /** Codes made at a time, as a list on a page. */
    public static final int MOST_LISTED = 200;
    private static final int BATCH = 100;

    @Inject
    Rows rows;

    @Inject
    Install install;

    @Inject
    CodeHashes hashes;

    /** How many codes a survey has, and how many have served. */
    public record Tally(long made, long spent) {
    }

    /**
     * Makes codes and keeps their hashes. The same seed gives the same codes again, so that a form sent twice makes one list.
     *
     * @param seed the token of the form that asks; it is not kept
     */
    public List<AccessCode> make(UUID surveyId, int count, String seed) {
        if (count < 1 || count > MOST_LISTED) throw new IllegalArgumentException("between 1 and " + MOST_LISTED);
        List<AccessCode> made = new ArrayList<>();
        for (int next = 0; made.size() < count; next += BATCH) made.addAll(make(surveyId, next, Math.min(BATCH, count - made.size()), seed, ""));
        return made;
    }

    /**
     * Makes part of a long list.
     *
     * @param from how many numbers of this seed were tried before
     * @param lot  what is printed at once, to cancel it together
     * @return the codes that are in the register now: up to {@code count}, one less for each identifier that was taken already
     */
    public List<AccessCode> make(UUID surveyId, int from, int count, String seed, String lot) {
        List<AccessCode> batch = new ArrayList<>();
        for (int i = from; i < from + count; i++) batch.add(derive(surveyId, seed, i));
        return keep(surveyId, batch, lot);
    }

    private AccessCode derive(UUID surveyId, String seed, int number) {
        byte[] random = install.sign("access-code-seed", surveyId.toString(), seed, String.valueOf(number));
        StringBuilder code = new StringBuilder();
        // 256 is no multiple of 31: a byte above the last whole multiple would favour the first letters
        for (int i = 0; code.length() < AccessCode.IDENTIFIER + AccessCode.SECRET; i++) {
            int octet = random[i % random.length] & 0xff;
            if (i > 0 && i % random.length == 0) random = install.sign("access-code-more", Digests.hex(random));
            if (octet < 248) code.append(AccessCode.ALPHABET.charAt(octet % AccessCode.ALPHABET.length()));
        }
        return AccessCode.parse(code.toString()).orElseThrow();
    }

    /** Those of the batch that are in the register afterwards: an identifier taken by another code is left out. */
    private List<AccessCode> keep(UUID surveyId, List<AccessCode> batch, String lot) {
        String[] identifiers = batch.stream().map(AccessCode::identifier).toArray(String[]::new);
        String[] kept = batch.stream().map(code -> Digests.hex(hashes.of(surveyId, code))).toArray(String[]::new);
        rows.update("""
                insert into access_code (survey_id, identifier, code_hash, scheme, lot)
                select ?::uuid, c.identifier, decode(c.hash, 'hex'), 2, ? from unnest(?::text[], ?::text[]) as c (identifier, hash) order by c.hash
                on conflict do nothing""", surveyId, lot, identifiers, kept);
        Set<String> there = new HashSet<>(rows.list("select encode(code_hash, 'hex') from access_code where survey_id = ?::uuid and identifier = any(?::text[])",
                row -> row.getString(1), surveyId, identifiers));
        List<AccessCode> good = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) if (there.contains(kept[i])) good.add(batch.get(i));
        return good;
    }

    /** What the register keeps of a code: the hash of today, or the one of codes made before; empty when it knows no such identifier. */
    public Optional<byte[]> hash(UUID surveyId, AccessCode code) {
        return rows.first("select scheme from access_code where survey_id = ? and identifier = ?", row -> row.getInt(1), surveyId, code.identifier())
                .map(scheme -> scheme == 1 ? hashes.first(surveyId, code) : hashes.of(surveyId, code));
    }

    /** Whether the code is genuine and has not served. */
    public boolean usable(UUID surveyId, AccessCode code) {
        return hash(surveyId, code).filter(hash -> rows.count("select count(*) from access_code where survey_id = ? and identifier = ? and code_hash = ? and not spent",
                surveyId, code.identifier(), hash) == 1).isPresent();
    }

    public Tally tally(UUID surveyId) {
        return rows.first("select count(*), count(*) filter (where spent) from access_code where survey_id = ?",
                row -> new Tally(row.getLong(1), row.getLong(2)), surveyId).orElseThrow();
    }

    /** Codes printed at once, with how many of them have not served. */
    public record Lot(String name, long made, long unspent) {
    }

    public List<Lot> lots(UUID surveyId, int offset, int limit) {
        return rows.list("select lot, count(*), count(*) filter (where not spent) from access_code where survey_id = ? and lot <> '' group by lot order by lot desc offset ? limit ?",
                row -> new Lot(row.getString(1), row.getLong(2), row.getLong(3)), surveyId, offset, limit);
    }

    /** Cancels what has not served of a lot, e.g. when its letters were lost; answers how many. */
    public int cancelLot(UUID surveyId, String lot) {
        return rows.update("delete from access_code where survey_id = ? and lot = ? and lot <> '' and not spent", surveyId, lot);
    }

    /** Cancels a code that was lost; answers whether it was there and unspent. */
    public boolean cancel(UUID surveyId, String identifier) {
        return rows.update("delete from access_code where survey_id = ? and identifier = ? and not spent", surveyId, identifier) == 1;
    }
}
