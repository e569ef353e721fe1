package fr.maillage.survey.respond.boundary;

import fr.maillage.print.QrCode;

/**
 * A code to keep, with the address where it serves; as a QR code too, the code after the # so that it reaches no server's log.
 *
 * @param address without scheme, to read
 * @param size    of the QR code's box
 * @param path    of its dark modules
 */
public record Ticket(String code, String address, int size, String path) {
    /** @param address whole */
    static Ticket of(String code, String address) {
        QrCode drawn = QrCode.of(address + "#" + code);
        return new Ticket(code, address.replaceFirst("^https?://", ""), drawn.size(), drawn.path());
    }
}
