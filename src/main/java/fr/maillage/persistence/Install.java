package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks and the secret of this install, the same on each of its nodes. */
@ApplicationScoped
public class Install {
    @Inject
    Rows rows;

    private volatile byte[] secret;
    private volatile Boolean demo;

    /** Reads what every page needs once, after the first-start work: a page that says the database is away must not need it. */
    void remember() {
        secret();
        demo = mark("demo").isPresent();
    }

    /** Whether this install shows the demo; decided at its first start. */
    public boolean demo() {
        Boolean known = demo;
        return known == null ? mark("demo").isPresent() : known;
    }

    public Optional<String> mark(String key) {
        return rows.first("select value from install where key = ?", row -> row.getString(1), key);
    }

    /** Sets a mark once; answers whether this call was the first, so that two nodes never both think so. */
    public boolean markOnce(String key, String value) {
        return rows.update("insert into install (key, value) values (?, ?) on conflict do nothing", key, value) == 1;
    }

    /** HMAC-SHA-256 (RFC 2104) under the install's secret, over parts that are each prefixed with their length. */
    public byte[] sign(String purpose, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            feed(mac, purpose);
            for (String part : parts) feed(mac, part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    public boolean signed(byte[] signature, String purpose, String... parts) {
        return MessageDigest.isEqual(signature, sign(purpose, parts));
    }

    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = Base64.getDecoder().decode(mark("secret").orElseThrow(() -> new IllegalStateException("the schema has not been migrated")));
            secret = known;
        }
        return known;
    }
}
