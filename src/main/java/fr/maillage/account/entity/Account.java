package fr.maillage.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's account. Somebody may sign in when the address is confirmed, a password is chosen and nobody has locked the account.
 * Stories: a resident signs up, then proves the address; an administrator invites, the person chooses a password by the link.
 */
@Entity
@Table(name = "account")
public class Account {
    public static final int NAME_MAX = 120;

    @Id
    private UUID id;
    private String email;
    private String name;
    private String language;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "confirmed_at")
    private Instant confirmedAt;
    @Column(name = "locked_at")
    private Instant lockedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private long version;

    protected Account() {
    }

    /** A new account, unconfirmed and without a password. {@code language} (fr or en) is that of its letters. */
    public Account(EmailAddress email, String name, String language) {
        this.id = UUID.randomUUID();
        this.email = email.value();
        this.name = oneLine(name);
        this.language = "en".equals(language) ? "en" : "fr";
        this.createdAt = Instant.now();
    }

    public UUID id() {
        return id;
    }

    public EmailAddress email() {
        return new EmailAddress(email);
    }

    public String name() {
        return name;
    }

    public String language() {
        return language;
    }

    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }

    public boolean locked() {
        return lockedAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public boolean maySignIn() {
        return confirmed() && !locked() && passwordHash != null;
    }

    public void rename(String newName) {
        name = oneLine(newName);
    }

    public void speak(String newLanguage) {
        language = "en".equals(newLanguage) ? "en" : "fr";
    }

    /** The new address has been proved by a link sent to it. */
    public void moveTo(EmailAddress proved) {
        email = proved.value();
        confirm();
    }

    public void choosePassword(String hash) {
        passwordHash = hash;
    }

    /** Somebody signed up with an address that an administrator now invites: what that somebody chose must not open the account. */
    public void forgetPassword() {
        passwordHash = null;
    }

    public void confirm() {
        if (confirmedAt == null) confirmedAt = Instant.now();
    }

    public void lock() {
        if (lockedAt == null) lockedAt = Instant.now();
    }

    /** A name goes into letters: it must not look like a paragraph of them. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    public void unlock() {
        lockedAt = null;
    }
}
