package fr.maillage.survey.respond.control;

import fr.maillage.survey.control.AccessCode;
import java.util.UUID;

/**
 * What lets somebody answer; each part is null when the survey does not ask for it.
 *
 * @param account the account of an identified survey
 * @param code    the access code
 * @param proof   hash of a solved challenge, to be spent: see {@link HumanCheck}
 * @param mark    hash of the code with which the answer may be changed later; null when it may not
 */
public record Pass(UUID account, AccessCode code, byte[] proof, byte[] mark) {
    public static Pass of(UUID account, AccessCode code, byte[] proof) {
        return new Pass(account, code, proof, null);
    }

    /** The same for an answer that may be changed. */
    public Pass changeable(byte[] changeMark) {
        return new Pass(account, code, proof, changeMark);
    }
}
