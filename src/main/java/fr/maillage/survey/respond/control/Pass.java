package fr.maillage.survey.respond.control;

import fr.maillage.survey.control.AccessCode;
import java.util.UUID;

/**
 * What lets somebody answer; each part is null when the survey does not ask for it.
 *
 * @param account the account of an identified survey
 * @param code    the access code
 * @param proof   hash of a solved challenge, to be spent: see {@link HumanCheck}
 */
public record Pass(UUID account, AccessCode code, byte[] proof) {
    public static Pass of(UUID account, AccessCode code, byte[] proof) {
        return new Pass(account, code, proof);
    }
}
