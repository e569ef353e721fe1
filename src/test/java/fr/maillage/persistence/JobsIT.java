package fr.maillage.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The jobs table, seen from the database: what is queued by a row is done by the running portal. A kind that nobody knows
 * fails as soon as it is tried, which is all that is needed to see who took it, how often and what is left of it.
 */
class JobsIT extends PortalTest {
    private static final String NOBODY_KNOWS = "a-kind-that-nobody-knows";

    private static UUID queue(String columns, String values) {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into job (id, kind, payload" + columns + ") values (?, ?, convert_to('a file', 'UTF8')" + values + ")", id, NOBODY_KNOWS);
        return id;
    }

    private static String status(UUID id) {
        return Portal.value("select status from job where id = ?", id);
    }

    private static int attempts(UUID id) {
        return Portal.value("select attempts from job where id = ?", id);
    }

    private static void awaitEnd(UUID id) {
        Portal.await("the end of job " + id, Duration.ofSeconds(20), () -> !List.of("queued", "running").contains(status(id)));
    }

    @Test
    void aWaitingJobIsTriedOnceAndItsPayloadIsNotKept() {
        UUID job = queue("", "");
        awaitEnd(job);
        assertThat(status(job)).isEqualTo("failed");
        assertThat(attempts(job)).isEqualTo(1);
        assertThat(Portal.sql("select payload is null, lease_until is null, ended_at >= started_at, message from job where id = ?", job))
                .containsExactly(List.of(true, true, true, "no work of kind " + NOBODY_KNOWS));
    }

    @Test
    void aJobWhoseNodeDiedIsTakenOver() {
        UUID job = queue(", status, node_id, attempts, lease_until", ", 'running', gen_random_uuid(), 1, now() - interval '1 second'");
        awaitEnd(job);
        assertThat(attempts(job)).isEqualTo(2);
        assertThat(Portal.<UUID>value("select node_id from job where id = ?", job)).isIn(Portal.sql("select id from node").stream().map(row -> row.get(0)).toList());
    }

    @Test
    void aJobThatSomebodyHoldsIsLeftAlone() {
        UUID job = queue(", status, node_id, attempts, lease_until", ", 'running', gen_random_uuid(), 1, now() + interval '1 hour'");
        UUID after = queue("", "");
        awaitEnd(after);
        assertThat(status(job)).isEqualTo("running");
        assertThat(attempts(job)).isEqualTo(1);
        Portal.sql("delete from job where id = ?", job);
    }

    @Test
    void aJobThatKilledThreeNodesIsGivenUp() {
        UUID job = queue(", status, node_id, attempts, lease_until", ", 'running', gen_random_uuid(), 3, now() - interval '1 second'");
        awaitEnd(job);
        assertThat(status(job)).isEqualTo("failed");
        assertThat(Portal.<String>value("select message from job where id = ?", job)).isEqualTo("given up after 3 attempts");
        assertThat(Portal.<Boolean>value("select payload is null from job where id = ?", job)).isTrue();
    }

    @Test
    void aStopAskedOfANodeThatDiedIsKept() {
        UUID job = queue(", status, node_id, attempts, lease_until, cancel_asked", ", 'running', gen_random_uuid(), 1, now() - interval '1 second', true");
        awaitEnd(job);
        assertThat(status(job)).isEqualTo("cancelled");
        assertThat(Portal.<Boolean>value("select payload is null from job where id = ?", job)).isTrue();
    }

    @Test
    void theOldestIsDoneFirst() {
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        Portal.sql("insert into job (id, kind, created_at) values (?, ?, now()), (?, ?, now() - interval '1 minute')", late, NOBODY_KNOWS, early, NOBODY_KNOWS);
        awaitEnd(late);
        awaitEnd(early);
        assertThat(Portal.<Boolean>value("select (select started_at from job where id = ?) < (select started_at from job where id = ?)", early, late)).isTrue();
    }

    /** A rebuild of the graph waits for every living node: one that only seems to live keeps it running until somebody stops it. */
    @Test
    void aRunningJobStopsWhenAskedAndTheNextOneRuns() {
        UUID seeming = UUID.randomUUID();
        UUID job = UUID.randomUUID();
        UUID waiting = UUID.randomUUID();
        Portal.sql("insert into node (id, seen_at) values (?, now() + interval '1 hour')", seeming);
        try {
            Portal.sql("insert into job (id, kind) values (?, 'rebuild-graph')", job);
            Portal.await("the job to run", Duration.ofSeconds(20), () -> status(job).equals("running") && Portal.<Boolean>value("select total is not null from job where id = ?", job));
            Portal.sql("insert into job (id, kind) values (?, ?)", waiting, NOBODY_KNOWS);
            assertThat(Portal.<Boolean>value("select lease_until > now() from job where id = ?", job)).as("it renews its lease").isTrue();
            Portal.sql("update job set cancel_asked = true where id = ?", job);
            awaitEnd(job);
        } finally {
            Portal.sql("delete from node where id = ?", seeming);
        }
        assertThat(status(job)).isEqualTo("cancelled");
        awaitEnd(waiting);
        assertThat(attempts(waiting)).isEqualTo(1);
    }
}
