package fr.maillage.launcher;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code rebuild-graph}: has every node's RDF graph made anew from the database. */
@Command(name = "rebuild-graph", mixinStandardHelpOptions = true, description = "Make the RDF graph anew from the database.")
final class RebuildGraphCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        try (JobRun job = new JobRun(new GivenSettings(System.getenv(), System.getProperties()))) {
            return job.run("rebuild-graph", "{}", null, Refusal.SOFTWARE);
        }
    }
}
