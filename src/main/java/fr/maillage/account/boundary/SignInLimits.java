package fr.maillage.account.boundary;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.RateLimits;
import fr.maillage.web.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How often one may try. Three buckets: an account from one network (a person who forgot), an account from everywhere (somebody
 * who spreads a guess), a network for every account (somebody who walks a list). Buckets hold no address: an account is a hash.
 * The second bucket is wide, so that locking out somebody else from afar takes an effort.
 */
@RequestScoped
public class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ACCOUNT_FROM_NETWORK = 10;
    private static final int ACCOUNT = 100;
    private static final int NETWORK = 200;
    private static final int LETTERS_TO_ONE = 5;
    private static final int LETTERS_FROM_NETWORK = 50;
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    RateLimits limits;

    @Inject
    ClientAddress client;

    /** Counts a try before its password is looked at; false: too many. */
    public boolean mayTry(String email) {
        String who = who(email);
        return limits.take("sign-in:" + who + ":" + client.network(), ACCOUNT_FROM_NETWORK, WINDOW)
                && limits.take("sign-in:" + who, ACCOUNT, WINDOW) && limits.take("sign-in-from:" + client.network(), NETWORK, WINDOW);
    }

    /** The password was right: this person's tries are forgotten, and the network's does not count. */
    public void right(String email) {
        String who = who(email);
        limits.clear("sign-in:" + who + ":" + client.network(), WINDOW);
        limits.giveBack("sign-in:" + who, WINDOW);
        limits.giveBack("sign-in-from:" + client.network(), WINDOW);
    }

    /** Counts a letter that somebody has us send to an address; false: too many. */
    public boolean mayWrite(String email) {
        return limits.take("letter:" + who(email), LETTERS_TO_ONE, HOUR) && limits.take("letter-from:" + client.network(), LETTERS_FROM_NETWORK, HOUR);
    }

    /** Seconds until tries count anew, at least one. */
    public long secondsToWait() {
        return wait(WINDOW);
    }

    /** Seconds until letters count anew, at least one. */
    public long secondsToWaitForLetters() {
        return wait(HOUR);
    }

    private static long wait(Duration window) {
        return window.toSeconds() - Instant.now().getEpochSecond() % window.toSeconds();
    }

    private static String who(String email) {
        return Digests.hex(Digests.sha256(email.strip().toLowerCase(Locale.ROOT))).substring(0, 24);
    }
}
