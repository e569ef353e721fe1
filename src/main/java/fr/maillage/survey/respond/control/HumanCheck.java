package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.altcha.altcha.Altcha;

/**
 * Tells people from machines where neither code nor account is asked, without a third party and without watching anybody.
 * With script, the browser does some work (ALTCHA: find the number whose SHA-256 is given); without, the person answers a plain question.
 * Both are signed with the install's secret for one survey, expire, and serve once: the caller spends the hash given back.
 */
@ApplicationScoped
public class HumanCheck {
    private static final Logger LOG = Logger.getLogger(HumanCheck.class.getName());
    private static final Duration VALID = Duration.ofHours(2);
    /** Hashes a browser computes at most: about a second on a modest phone. */
    private static final long WORK = 50_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Install install;

    /**
     * A plain question: how much are two small numbers together.
     *
     * @param token signed, goes into the form
     */
    public record Sum(String token, int first, int second) {
    }

    public Sum sum(UUID surveyId) {
        int first = 2 + RANDOM.nextInt(8);
        int second = 1 + RANDOM.nextInt(9);
        String nonce = Digests.token(12);
        String expiry = String.valueOf(Instant.now().plus(VALID).getEpochSecond());
        return new Sum(nonce + "." + expiry + "." + signature(surveyId, nonce, expiry, first + second), first, second);
    }

    private String signature(UUID surveyId, String nonce, String expiry, int result) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(install.sign("plain-question", surveyId.toString(), nonce, expiry, String.valueOf(result)));
    }

    /**
     * The hash to spend when the plain question was answered right; empty when it was not, or too late.
     *
     * @param result what the person counted
     */
    public Optional<byte[]> counted(UUID surveyId, String token, int result) {
        String[] parts = token.split("\\.");
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}") || Instant.now().getEpochSecond() > Long.parseLong(parts[1])) return Optional.empty();
        byte[] expected = signature(surveyId, parts[0], parts[1], result).getBytes(StandardCharsets.US_ASCII);
        return java.security.MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))
                ? Optional.of(Digests.sha256("sum " + parts[0])) : Optional.empty();
    }

    /** A proof of work to do, as ALTCHA's JSON: algorithm, challenge, maxnumber, salt, signature. */
    public JsonObject work(UUID surveyId) {
        try {
            Altcha.Challenge challenge = Altcha.createChallenge(new Altcha.ChallengeOptions().setAlgorithm(Altcha.Algorithm.SHA256)
                    .setMaxNumber(WORK).setSecureRandomNumber(true).setHmacKey(key(surveyId)).setExpiresInSeconds(VALID.toSeconds()));
            return Json.createObjectBuilder().add("algorithm", challenge.algorithm).add("challenge", challenge.challenge)
                    .add("maxnumber", challenge.maxnumber).add("salt", challenge.salt).add("signature", challenge.signature).build();
        } catch (Exception e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash to spend when the work was done; empty when it was not, or too late. */
    public Optional<byte[]> worked(UUID surveyId, String payload) {
        if (payload.length() > 2000) return Optional.empty();
        try (var reader = Json.createReader(new StringReader(new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8)))) {
            JsonObject object = reader.readObject();
            Altcha.Payload solved = new Altcha.Payload();
            solved.algorithm = object.getString("algorithm");
            solved.challenge = object.getString("challenge");
            solved.number = object.getJsonNumber("number").longValueExact();
            solved.salt = object.getString("salt");
            solved.signature = object.getString("signature");
            // no delimiter at the end of the salt would let its expiry be stretched with digits of the number
            if (!solved.salt.endsWith("&") || !Altcha.verifySolution(solved, key(surveyId), true)) return Optional.empty();
            return Optional.of(Digests.sha256("work " + solved.challenge));
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException | ArithmeticException e) {
            LOG.log(Level.FINE, "a proof of work that cannot be read", e);
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("the proof of work cannot be checked", e);
        }
    }

    private String key(UUID surveyId) {
        return Digests.hex(install.sign("altcha", surveyId.toString()));
    }
}
