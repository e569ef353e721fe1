package fr.maillage.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A collectivité with its own pages on this install. Identified by its UUID for ever, by SIREN among French administrations, by slug in addresses;
 * its INSEE code is a property, for communes merge. Texts are plain, never HTML.
 */
@Entity
@Table(name = "territory")
public class Territory {

    public static final int NAME_MAX = 200;
    public static final int NOTICE_MAX = 20_000;
    public static final int CONTACT_MAX = 500;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");

    @Id
    private UUID id;
    @Column(nullable = false, unique = true)
    private String slug;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TerritoryKind kind;
    private String siren;
    @Column(name = "insee_code")
    private String inseeCode;
    @Column(nullable = false)
    private String name;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private Territory parent;
    private String colour;
    @Column(name = "contact_email")
    private String contactEmail;
    @Column(name = "contact_phone")
    private String contactPhone;
    @Column(name = "contact_address")
    private String contactAddress;
    @Column(name = "legal_notice")
    private String legalNotice;
    @Column(name = "privacy_contact")
    private String privacyContact;
    @Column(name = "logo_digest")
    private String logoDigest;
    @Column(name = "created_at", nullable = false)
    private OffsetDateTime createdAt;
    @Version
    private long version;

    protected Territory() {
    }

    /**
     * @param inseeCode a commune's code, or a département's; null for an EPCI or a bassin
     * @param siren     may be unknown (null) for all but an EPCI
     */
    Territory(TerritoryKind kind, String name, Slug slug, String inseeCode, Siren siren) {
        boolean coded = kind == TerritoryKind.COMMUNE || kind == TerritoryKind.DEPARTEMENT;
        if (coded != (inseeCode != null)) throw new IllegalArgumentException(kind + " with INSEE code " + inseeCode);
        if (kind == TerritoryKind.EPCI && siren == null) throw new IllegalArgumentException("an EPCI has a SIREN");
        if (slug.reserved()) throw new IllegalArgumentException("reserved for the portal's own pages: " + slug);
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.slug = slug.value();
        this.inseeCode = inseeCode;
        this.siren = siren == null ? null : siren.value();
        this.createdAt = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        rename(name);
    }

    public void rename(String name) {
        if (name == null || name.isBlank() || name.length() > NAME_MAX) throw new IllegalArgumentException("a name of 1 to " + NAME_MAX + " characters");
        this.name = name.strip();
    }

    /** How to reach the collectivité; an empty or blank part is not shown. */
    public void reachAt(String email, String phone, String address) {
        String kept = bounded(email, CONTACT_MAX);
        if (kept != null && !EMAIL.matcher(kept).matches()) throw new IllegalArgumentException("not an e-mail address");
        contactEmail = kept;
        contactPhone = bounded(phone, CONTACT_MAX);
        contactAddress = bounded(address, CONTACT_MAX);
    }

    /**
     * @param legalNotice    who publishes, directs and hosts
     * @param privacyContact how to reach the data protection officer
     */
    public void state(String legalNotice, String privacyContact) {
        this.legalNotice = bounded(legalNotice, NOTICE_MAX);
        this.privacyContact = bounded(privacyContact, CONTACT_MAX);
    }

    /** @param colour #rrggbb in small letters, or null for the portal's own */
    public void paint(String colour) {
        if (colour != null && !COLOUR.matcher(colour).matches()) throw new IllegalArgumentException("not a colour: " + colour);
        this.colour = colour;
    }

    void identify(Siren siren) {
        this.siren = siren.value();
    }

    void belongTo(Territory parent) {
        if (parent == this) throw new IllegalArgumentException("a territory is not its own parent");
        this.parent = parent;
    }

    void wear(String logoDigest) {
        this.logoDigest = logoDigest;
    }

    private static String bounded(String text, int max) {
        if (text == null || text.isBlank()) return null;
        if (text.length() > max) throw new IllegalArgumentException("at most " + max + " characters");
        return text.strip();
    }

    public UUID id() {
        return id;
    }

    /** The first segment of its addresses, a well formed {@link Slug}. */
    public String slug() {
        return slug;
    }

    public TerritoryKind kind() {
        return kind;
    }

    public Optional<Siren> siren() {
        return Optional.ofNullable(siren).map(Siren::new);
    }

    /** The code of a commune (five characters) or of a département (two or three). */
    public Optional<String> inseeCode() {
        return Optional.ofNullable(inseeCode);
    }

    public String name() {
        return name;
    }

    public Optional<Territory> parent() {
        return Optional.ofNullable(parent);
    }

    public Optional<String> colour() {
        return Optional.ofNullable(colour);
    }

    public Optional<String> contactEmail() {
        return Optional.ofNullable(contactEmail);
    }

    public Optional<String> contactPhone() {
        return Optional.ofNullable(contactPhone);
    }

    public Optional<String> contactAddress() {
        return Optional.ofNullable(contactAddress);
    }

    public Optional<String> legalNotice() {
        return Optional.ofNullable(legalNotice);
    }

    public Optional<String> privacyContact() {
        return Optional.ofNullable(privacyContact);
    }

    /** Changes with the logo: its address may carry it and be kept for ever. Empty when there is no logo. */
    public Optional<String> logoDigest() {
        return Optional.ofNullable(logoDigest);
    }

    /** Whether there is a logo to show at {@code /{slug}/logo}. */
    public boolean logo() {
        return logoDigest != null;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
