package fr.maillage.launcher;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code operator-link}: prints a link, good once, by which a person becomes the install's operator. */
@Command(name = "operator-link", mixinStandardHelpOptions = true, description = "Print a link, good once, by which a person becomes this install's operator.")
final class OperatorLinkCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        try (JobRun job = new JobRun(new GivenSettings(System.getenv(), System.getProperties()))) {
            return job.run("operator-link", "{}", null, Refusal.SOFTWARE, true);
        }
    }
}
