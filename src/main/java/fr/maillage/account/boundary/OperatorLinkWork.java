package fr.maillage.account.boundary;

import fr.maillage.account.control.OneTimeLinks;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.HexFormat;

/** The job {@code operator-link}: params {@code {"hash":…}}, the SHA-256 in hexadecimal of a token that the command line made and shows. */
@ApplicationScoped
public class OperatorLinkWork implements JobWork {
    @Inject
    OneTimeLinks links;

    @Inject
    AuditLog audit;

    @Override
    public String kind() {
        return "operator-link";
    }

    @Override
    @Transactional(rollbackOn = Exception.class)
    public void run(Running job) {
        try (var reader = Json.createReader(new StringReader(job.job().params()))) {
            links.keepOperators(HexFormat.of().parseHex(reader.readObject().getString("hash")));
        }
        audit.record(null, "Maillage", null, "operator.link", "/travaux/" + job.job().id(), "{}");
        job.done("{}");
    }
}
