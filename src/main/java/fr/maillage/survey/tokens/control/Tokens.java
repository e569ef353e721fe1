package fr.maillage.survey.tokens.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Seal;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.tokens.entity.BlindRsa;
import fr.maillage.survey.tokens.entity.Token;
import fr.maillage.survey.tokens.entity.TokenKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of surveys that work with tokens, and what they sign: once for each code. */
@ApplicationScoped
public class Tokens {
    private static final String PURPOSE = "token key";

    @Inject
    Rows rows;

    @Inject
    Seal seal;

    @Inject
    AccessCodes codes;

    /** Public keys this node has read; a key never changes. */
    private final Map<UUID, TokenKey> known = new ConcurrentHashMap<>();

    /** Makes the survey's key, in the caller's transaction, unless it has one. Takes seconds. */
    public void makeKey(UUID surveyId) {
        if (key(surveyId).isPresent()) return;
        KeyPair made = BlindRsa.newKey();
        rows.update("insert into token_key (survey_id, public, sealed) values (?, ?, ?) on conflict do nothing",
                surveyId, made.getPublic().getEncoded(), seal.seal(PURPOSE, made.getPrivate().getEncoded()));
    }

    /** The key of the survey's tokens; empty when it works without. */
    public Optional<TokenKey> key(UUID surveyId) {
        TokenKey read = known.get(surveyId);
        if (read != null) return Optional.of(read);
        return rows.first("select public from token_key where survey_id = ?", row -> TokenKey.of(row.getBytes(1)), surveyId);
    }

    /**
     * Signs what a code's holder blinded and spends the code, in the caller's transaction. The same request again gets the same answer.
     *
     * @return empty when the code is unknown or has served otherwise, when the survey takes no answers, or when this is no blinded message
     */
    public Optional<byte[]> sign(Survey survey, AccessCode code, byte[] blinded) {
        Optional<TokenKey> key = key(survey.id());
        Optional<byte[]> hash = codes.hash(survey.id(), code);
        if (!survey.tokens() || key.isEmpty() || hash.isEmpty()) return Optional.empty();
        Optional<byte[]> signature = BlindRsa.sign(secret(survey.id()), key.get().key(), blinded);
        byte[] request = Digests.sha256(blinded);
        if (signature.isEmpty() || rows.update("""
                with open as (select id from survey where id = ? and state = 'OPEN' and ?::date between opens_on and closes_on for share)
                update access_code c set spent = true, blinded = ? from open where c.survey_id = open.id and c.identifier = ? and c.code_hash = ?
                and (not c.spent or c.blinded = ?)""", survey.id(), Survey.today(), request, code.identifier(), hash.get(), request) == 0) return Optional.empty();
        known.put(survey.id(), key.get());
        return signature;
    }

    private RSAPrivateKey secret(UUID surveyId) {
        byte[] sealed = rows.first("select sealed from token_key where survey_id = ?", row -> row.getBytes(1), surveyId).orElseThrow();
        byte[] encoded = seal.open(PURPOSE, sealed).orElseThrow(() -> new IllegalStateException("the key of this survey's tokens was sealed with another MAILLAGE_SEAL_KEY"));
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The hash to spend when this is a token of this survey; whether it has served is found out by spending it. */
    public Optional<byte[]> genuine(Survey survey, String text) {
        if (!survey.tokens()) return Optional.empty();
        return Token.parse(text).filter(token -> key(survey.id()).filter(key -> BlindRsa.verify(key.key(), token.prepared(), token.signature())).isPresent()).map(Token::hash);
    }

    /** Whether a token with this hash has served. */
    public boolean spent(UUID surveyId, byte[] hash) {
        return rows.count("select count(*) from spent_token where survey_id = ? and hash = ?", surveyId, hash) > 0;
    }
}
