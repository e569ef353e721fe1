package fr.maillage.survey.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The register of access codes: hashes only. */
@ApplicationScoped
public class AccessCodes {
    /** Codes made at a time. */
    public static final int MOST = 5000;
    private static final int BATCH = 500;

    @Inject
    Rows rows;

    @Inject
    Install install;

    /** How many codes a survey has, and how many have served. */
    public record Tally(long made, long spent) {
    }

    /**
     * Makes codes and keeps their hashes. The same seed gives the same codes again, so that a form sent twice makes one list.
     *
     * @param seed the token of the form that asks; it is not kept
     */
    public List<AccessCode> make(UUID surveyId, int count, String seed) {
        if (count < 1 || count > MOST) throw new IllegalArgumentException("between 1 and " + MOST);
        List<AccessCode> made = new ArrayList<>();
        for (int next = 0; made.size() < count; next += BATCH) {
            List<AccessCode> batch = new ArrayList<>();
            for (int i = next; i < next + Math.min(BATCH, count - made.size()); i++) batch.add(derive(surveyId, seed, i));
            made.addAll(keep(surveyId, batch));
        }
        return made;
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
    private List<AccessCode> keep(UUID surveyId, List<AccessCode> batch) {
        String[] identifiers = batch.stream().map(AccessCode::identifier).toArray(String[]::new);
        String[] hashes = batch.stream().map(code -> Digests.hex(hash(surveyId, code))).toArray(String[]::new);
        rows.update("""
                insert into access_code (survey_id, identifier, code_hash)
                select ?::uuid, c.identifier, decode(c.hash, 'hex') from unnest(?::text[], ?::text[]) as c (identifier, hash) order by c.hash
                on conflict do nothing""", surveyId, identifiers, hashes);
        Set<String> kept = new HashSet<>(rows.list("select encode(code_hash, 'hex') from access_code where survey_id = ?::uuid and identifier = any(?::text[])",
                row -> row.getString(1), surveyId, identifiers));
        List<AccessCode> good = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) if (kept.contains(hashes[i])) good.add(batch.get(i));
        return good;
    }

    /** What the register keeps of a code. */
    public byte[] hash(UUID surveyId, AccessCode code) {
        return install.sign("access-code", surveyId.toString(), code.identifier(), code.secret());
    }

    /** Whether the code is genuine and has not served. */
    public boolean usable(UUID surveyId, AccessCode code) {
        return rows.count("select count(*) from access_code where survey_id = ? and identifier = ? and code_hash = ? and not spent",
                surveyId, code.identifier(), hash(surveyId, code)) == 1;
    }

    public Tally tally(UUID surveyId) {
        return rows.first("select count(*), count(*) filter (where spent) from access_code where survey_id = ?",
                row -> new Tally(row.getLong(1), row.getLong(2)), surveyId).orElseThrow();
    }

    /** Cancels a code that was lost; answers whether it was there and unspent. */
    public boolean cancel(UUID surveyId, String identifier) {
        return rows.update("delete from access_code where survey_id = ? and identifier = ? and not spent", surveyId, identifier) == 1;
    }
}
