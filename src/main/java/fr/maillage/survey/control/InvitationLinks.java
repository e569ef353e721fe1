package fr.maillage.survey.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that let one person in: {@code number.lastDay.signature}, the number random, the day as an epoch day, the signature an HMAC under the
 * install's secret for one survey. Nothing is stored before a link has served.
 */
@ApplicationScoped
public class InvitationLinks {
    /** Links made at a time. */
    public static final int MOST = 5000;
    /** Invitations mailed at a time. */
    public static final int MOST_MAILED = 500;
    private static final int NUMBER = 16;
    private static final int SIGNATURE = 16;

    @Inject
    Install install;

    @Inject
    Rows rows;

    /**
     * The link number {@code at} of a list; the same seed gives the same links again.
     *
     * @param lastDay included
     * @return what stands after {@code ?invitation=}
     */
    public String make(UUID surveyId, String seed, int at, LocalDate lastDay) {
        String number = text(Arrays.copyOf(install.sign("invitation-number", surveyId.toString(), seed, String.valueOf(at)), NUMBER));
        return number + "." + lastDay.toEpochDay() + "." + signature(surveyId, number, String.valueOf(lastDay.toEpochDay()));
    }

    private String signature(UUID surveyId, String number, String day) {
        return text(Arrays.copyOf(install.sign("invitation", surveyId.toString(), number, day), SIGNATURE));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash to spend when this link was made here, for this survey, and its day is not over. */
    public Optional<byte[]> genuine(UUID surveyId, String link) {
        String[] parts = link == null ? new String[0] : link.split("\\.");
        if (parts.length != 3 || parts[0].length() > 40 || !parts[1].matches("\\d{1,7}") || Survey.today().toEpochDay() > Long.parseLong(parts[1])) return Optional.empty();
        boolean ours = MessageDigest.isEqual(signature(surveyId, parts[0], parts[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                parts[2].getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return ours ? Optional.of(Digests.sha256("invitation " + parts[0])) : Optional.empty();
    }

    /** Whether a link with this hash has served. */
    public boolean spent(UUID surveyId, byte[] hash) {
        return rows.count("select count(*) from spent_link where survey_id = ? and hash = ?", surveyId, hash) > 0;
    }

    /** How many links have served. */
    public long served(UUID surveyId) {
        return rows.count("select count(*) from spent_link where survey_id = ?", surveyId);
    }
}
