package fr.maillage.mail;

import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of outgoing mail. */
@ApplicationScoped
public class Mails {
    private static final int SUBJECT_MAX = 200;
    private static final int TEXT_MAX = 100_000;
    /** Longer than any SMTP conversation may take, so that no second node takes the mail meanwhile. */
    static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    Rows rows;

    @Inject
    Settings settings;

    /** A mail in the operator's list; {@code state} is kept, waiting, sent or failed. */
    public record Line(UUID id, String recipient, String subject, String state, int attempts, Instant createdAt) {
    }

    /** One mail; {@code body} is null once sent. {@code dueAt} is the next attempt, {@code endedAt} and {@code lastError} may be null. */
    public record Mail(UUID id, String messageId, String recipient, String subject, String body, String state, int attempts,
                       Instant createdAt, Instant dueAt, Instant endedAt, String lastError) {
    }

    /**
     * Writes a mail in the caller's transaction: it leaves if and only if that commits.
     *
     * @param to      one address
     * @param subject one line, at most 200 characters
     * @param text    plain text, lines ending with {@code \n}
     * @throws IllegalArgumentException when the address or the subject could end a header
     */
    public UUID queue(String to, String subject, String text) {
        oneLine(to, "address");
        oneLine(subject, "subject");
        if (!to.matches("[^\\s,;<>()@]+@[^\\s,;<>()@]+")) throw new IllegalArgumentException("not one e-mail address");
        if (subject.length() > SUBJECT_MAX || text.length() > TEXT_MAX) throw new IllegalArgumentException("mail too long");
        UUID id = UUID.randomUUID();
        rows.update("insert into mail_message (id, message_id, recipient, subject, body, state) values (?, ?, ?, ?, ?, ?)",
                id, "<" + id + "@" + host() + ">", to, subject, text, canSend() ? "waiting" : "kept");
        return id;
    }

    /** Whether this install has a mail server. */
    public boolean canSend() {
        return !settings.text(Setting.MAIL_HOST).isEmpty();
    }

    public long count() {
        return rows.count("select count(*) from mail_message");
    }

    /** Newest first. */
    public List<Line> page(int offset, int limit) {
        return rows.list("select id, recipient, subject, state, attempts, created_at from mail_message order by created_at desc, id offset ? limit ?",
                row -> new Line(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getInt(5), row.getTimestamp(6).toInstant()),
                offset, limit);
    }

    public Optional<Mail> find(UUID id) {
        return rows.first("select " + COLUMNS + " from mail_message where id = ?", Mails::mail, id);
    }

    /** Takes the mail that is due the longest, for {@link #LEASE}; each taking counts as an attempt, also when the node dies. */
    Optional<Mail> takeDue() {
        return rows.first("update mail_message set due_at = now() + make_interval(secs => ?), attempts = attempts + 1 where id = ("
                + "select id from mail_message where state = 'waiting' and due_at <= now() order by due_at limit 1 for update skip locked) returning " + COLUMNS,
                Mails::mail, LEASE.toSeconds());
    }

    void sent(UUID id) {
        rows.update("update mail_message set state = 'sent', ended_at = now(), body = null, last_error = null where id = ?", id);
    }

    void retry(UUID id, Duration after, String error) {
        rows.update("update mail_message set due_at = now() + make_interval(secs => ?), last_error = ? where id = ?", after.toSeconds(), error, id);
    }

    void giveUp(UUID id, String error) {
        rows.update("update mail_message set state = 'failed', ended_at = now(), last_error = ? where id = ?", error, id);
    }

    /** Forgets mail that is a month old; links in it have long expired. */
    void purge() {
        rows.update("delete from mail_message where created_at < now() - interval '30 days' and state <> 'waiting'");
    }

    private static final String COLUMNS = "id, message_id, recipient, subject, body, state, attempts, created_at, due_at, ended_at, last_error";

    private static Mail mail(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp(10);
        return new Mail(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getInt(7),
                row.getTimestamp(8).toInstant(), row.getTimestamp(9).toInstant(), ended == null ? null : ended.toInstant(), row.getString(11));
    }

    private static void oneLine(String text, String what) {
        if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029))
            throw new IllegalArgumentException("the " + what + " of a mail is one line of text");
    }

    private String host() {
        return URI.create(settings.baseIri()).getHost();
    }
}
