package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.RateLimits;
import fr.maillage.persistence.Seal;
import fr.maillage.web.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Counts what comes from one network in an hour. The database holds a pseudonym of the network: its rows say nothing of who answered when. */
@RequestScoped
class Tries {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    RateLimits limits;

    @Inject
    ClientAddress client;

    @Inject
    Seal seal;

    /** Takes one; whether it was within {@code most}. */
    boolean take(String what, UUID surveyId, int most) {
        return limits.take(what + ":" + seal.pseudonym("network", what, surveyId.toString(), client.network()), most, HOUR);
    }
}
