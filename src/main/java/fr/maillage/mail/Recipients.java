package fr.maillage.mail;

import java.util.Optional;
import java.util.UUID;

/** Where letters to an account go. SPI: {@code @ApplicationScoped}; the account feature answers, so that no other one reads its tables. */
public interface Recipients {
    /** Empty when the account is gone, locked or has not confirmed its address. */
    Optional<Recipient> of(UUID account);

    /**
     * @param name     as letters greet it
     * @param language {@code fr} or {@code en}
     */
    record Recipient(String address, String name, String language) {
    }
}
