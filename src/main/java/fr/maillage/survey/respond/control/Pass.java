package fr.maillage.survey.respond.control;

import fr.maillage.survey.control.AccessCode;
import java.util.UUID;

/**
 * What lets somebody answer; each part is null when the survey does not ask for it.
 *
 * @param account the account of an identified survey
 * @param code    the access code
 * @param proof   hash of a solved challenge, to be spent: see {@link HumanCheck}
 * @param token   hash of a participation token or of a signed link that was found genuine; null without one
 * @param mark    hash of the code with which the answer may be changed later; null when it may not
 */
public record Pass(UUID account, AccessCode code, byte[] proof, byte[] token, byte[] mark) {
    public static Pass of(UUID account, AccessCode code, byte[] proof) {
        return new Pass(account, code, proof, null, null);
    }

    /** The same for an answer that may be changed. */
    public Pass changeable(byte[] changeMark) {
        return new Pass(account, code, proof, token, changeMark);
    }

    /** The same with a participation token in place of the code. */
    public Pass with(byte[] genuineToken) {
        return new Pass(account, code, proof, genuineToken, mark);
    }
}
