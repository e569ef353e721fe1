package fr.maillage.launcher;

import picocli.CommandLine.Command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;

/**
 * {@code operator-link}: prints a link, good once, by which a person becomes the install's operator.
 * The token is made here and shown here; the portal is given its hash only, so that it stands in no table, log or backup.
 */
@Command(name = "operator-link", mixinStandardHelpOptions = true, description = "Print a link, good once, by which a person becomes this install's operator.")
final class OperatorLinkCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES = 32;

    @Override
    public Integer call() throws Exception {
        GivenSettings settings = new GivenSettings(System.getenv(), System.getProperties());
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        try (JobRun job = new JobRun(settings)) {
            int code = job.run("operator-link", "{\"hash\":\"" + hash + "\"}", null, Refusal.SOFTWARE);
            if (code == 0) Terminal.say("Open this link within seven days, once: " + settings.baseIri() + "/compte/exploitant/" + token);
            return code;
        }
    }
}
