package fr.maillage.account.boundary;

import fr.maillage.account.entity.EmailAddress;
import fr.maillage.web.Fields;
import java.util.Optional;

/** Reads an e-mail address from a form. */
final class AddressField {
    private AddressField() {
    }

    /** The address; empty with a fault beside the field when it is missing or no address. */
    static Optional<EmailAddress> read(Fields fields, String name) {
        String typed = fields.text(name, true, 254);
        if (typed.isEmpty()) return Optional.empty();
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) fields.fault(name, "account.email.malformed");
        return address;
    }
}
