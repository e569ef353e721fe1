package fr.maillage.launcher;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code recount}: has the counters of every survey made anew from the answers. */
@Command(name = "recount", mixinStandardHelpOptions = true, description = "Make the counters of every survey anew from its answers.")
final class RecountCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        try (JobRun job = new JobRun(new GivenSettings(System.getenv(), System.getProperties()))) {
            return job.run("recount-answers", "{}", null, Refusal.SOFTWARE);
        }
    }
}
