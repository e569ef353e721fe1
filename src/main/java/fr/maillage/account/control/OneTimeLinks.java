package fr.maillage.account.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The store of links that do one thing once. The token travels in a letter or on the terminal; only its hash is kept. */
@ApplicationScoped
public class OneTimeLinks {
    private static final int TOKEN_BYTES = 32;

    @Inject
    Rows rows;

    /** What a link does, and for how long it is good. */
    public enum Kind {
        CONFIRM(Duration.ofDays(3)), RESET(Duration.ofHours(1)), EMAIL(Duration.ofHours(24)), OPERATOR(Duration.ofDays(7));

        private final Duration validity;

        Kind(Duration validity) {
            this.validity = validity;
        }

        public Duration validity() {
            return validity;
        }
    }

    /** A link: {@code accountId} is null for the operator's, {@code email} for all but a new address. */
    public record Link(Kind kind, UUID accountId, String email) {
    }

    /** What a token is worth now. */
    public enum State { GOOD, SPENT, EXPIRED, UNKNOWN }

    /** Makes a link and answers its token. */
    public String issue(Kind kind, UUID account, String email) {
        return issue(kind, account, email, kind.validity());
    }

    public String issue(Kind kind, UUID account, String email, Duration validity) {
        String token = Digests.token(TOKEN_BYTES);
        keep(kind, Digests.sha256(token), account, email, validity);
        return token;
    }

    /** Keeps an operator's link whose token was made elsewhere: only its hash (SHA-256) is known here. */
    public void keepOperators(byte[] tokenHash) {
        keep(Kind.OPERATOR, tokenHash, null, null, Kind.OPERATOR.validity());
    }

    private void keep(Kind kind, byte[] tokenHash, UUID account, String email, Duration validity) {
        rows.update("insert into one_time_link (token_hash, kind, account_id, email, expires_at) values (?, ?, ?, ?, now() + make_interval(secs => ?))",
                tokenHash, kind, account, email, validity.toSeconds());
    }

    public State state(Kind kind, String token) {
        return rows.first("select case when spent_at is not null then 'SPENT' when expires_at <= now() then 'EXPIRED' else 'GOOD' end"
                + " from one_time_link where token_hash = ? and kind = ?", row -> State.valueOf(row.getString(1)), Digests.sha256(token), kind).orElse(State.UNKNOWN);
    }

    /** The link of a good token. */
    public Optional<Link> find(Kind kind, String token) {
        return rows.first("select account_id, email from one_time_link where token_hash = ? and kind = ? and spent_at is null and expires_at > now()",
                row -> new Link(kind, row.getObject(1, UUID.class), row.getString(2)), Digests.sha256(token), kind);
    }

    /** Spends a good token: of two that come at once, one gets the link. */
    public Optional<Link> spend(Kind kind, String token) {
        return rows.first("update one_time_link set spent_at = now() where token_hash = ? and kind = ? and spent_at is null and expires_at > now() returning account_id, email",
                row -> new Link(kind, row.getObject(1, UUID.class), row.getString(2)), Digests.sha256(token), kind);
    }

    /** Spends the unspent links of an account of one kind: a newer one replaces them, or what they would change has changed. */
    public void cancel(UUID account, Kind kind) {
        rows.update("update one_time_link set spent_at = now() where account_id = ? and kind = ? and spent_at is null", account, kind);
    }

    /** Spends every operator's link: somebody operates the install now. */
    public void cancelOperators() {
        rows.update("update one_time_link set spent_at = now() where kind = 'operator' and spent_at is null");
    }
}
