package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.print.Pdf;
import fr.maillage.print.QrCode;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Territory;
import fr.maillage.web.Days;
import fr.maillage.web.Templates;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes letters with one access code each while they are downloaded. The codes of a part enter the register, by a transaction of their own, just before
 * its letters leave: the secrets are in the letters and nowhere else, not even for a moment in the database. A download that breaks leaves codes that
 * nobody has; the lot's unused codes can be cancelled together.
 */
@ApplicationScoped
public class LetterRun {
    /** Letters in one PDF: what a mail room handles and what fits in memory. */
    static final int PART = 100;

    @Inject
    AccessCodes codes;

    @Inject
    AuditLog audit;

    @Inject
    Templates templates;

    @Inject
    LetterRun self;

    /**
     * What the letters of a run share.
     *
     * @param address of the page that asks for the code
     * @param lot     its name, printed on each letter
     * @param seed    of the codes: the token of the form that asked
     * @param fingerprint of the key of the survey's tokens; null without
     */
    record Order(Survey survey, Territory territory, String address, String lot, String seed, int count, String fingerprint, Actor by) {
        String file() {
            return "lettres-" + survey.slug() + "-" + lot.toLowerCase(Locale.ROOT);
        }

        boolean onePart() {
            return count <= PART;
        }
    }

    /** One letter, as its template takes it. */
    public record Letter(int number, String code, String qr) {
    }

    /** Says in the audit log that a lot is made, once for each lot. */
    @Transactional
    public void announce(Order order) {
        if (codes.lots(order.survey().id(), 0, Integer.MAX_VALUE).stream().anyMatch(lot -> lot.name().equals(order.lot()))) return;
        audit.record(order.by().accountId(), order.by().name(), order.survey().territoryId(), "survey.codes.letters", order.survey().id().toString(),
                Json.createObjectBuilder().add("count", order.count()).add("lot", order.lot()).build().toString());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<AccessCode> register(Order order, int from, int count) {
        return codes.make(order.survey().id(), from, count, order.seed(), order.lot());
    }

    /** One PDF, or a ZIP of PDFs when there are more than {@link #PART} letters. */
    void write(Order order, OutputStream out) throws IOException {
        if (order.onePart()) {
            Tried tried = part(order, new Tried(0, 0), order.count(), out);
            if (tried.made() < order.count()) throw new IllegalStateException("identifiers ran out");
            return;
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        // PDFs are compressed already
        zip.setLevel(1);
        Tried tried = new Tried(0, 0);
        while (tried.made() < order.count()) {
            int count = Math.min(PART, order.count() - tried.made());
            zip.putNextEntry(new ZipEntry(String.format("%s-%04d-%04d.pdf", order.file(), tried.made() + 1, tried.made() + count)));
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            tried = part(order, tried, count, pdf);
            pdf.writeTo(zip);
            zip.closeEntry();
            zip.flush();
        }
        zip.finish();
    }

    /** How many numbers of the seed were tried, how many letters made. */
    private record Tried(int numbers, int made) {
    }

    private Tried part(Order order, Tried before, int count, OutputStream out) throws IOException {
        List<AccessCode> batch = new ArrayList<>();
        int numbers = before.numbers();
        // an identifier that another code has already is left out, and the next number takes its place
        while (batch.size() < count) {
            int more = count - batch.size();
            batch.addAll(self.register(order, numbers, more));
            numbers += more;
        }
        List<Letter> letters = new ArrayList<>();
        for (AccessCode code : batch) letters.add(new Letter(before.made() + letters.size() + 1, code.printed(), QrCode.of(order.address() + "#" + code.printed()).png()));
        Pdf.write(templates.render("respond/letter", model(order, letters), "fr"), out);
        return new Tried(numbers, before.made() + batch.size());
    }

    private static Map<String, Object> model(Order order, List<Letter> letters) {
        Map<String, Object> model = new HashMap<>();
        model.put("survey", order.survey());
        model.put("from", order.territory());
        model.put("letters", letters);
        model.put("lot", order.lot());
        model.put("count", order.count());
        model.put("address", order.address().replaceFirst("^https?://", ""));
        int minutes = order.survey().minutes();
        model.put("minutes", Texts.format(Locale.FRENCH, Texts.find(Locale.FRENCH, minutes == 1 ? "survey.minutes.one" : "survey.minutes.many").orElseThrow(), minutes));
        model.put("fingerprint", order.fingerprint());
        model.put("closes", order.survey().closesOn() == null ? null : Days.full(order.survey().closesOn(), Locale.FRENCH));
        return model;
    }
}
