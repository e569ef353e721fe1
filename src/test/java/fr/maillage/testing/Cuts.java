package fr.maillage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** Cuts the wire to PostgreSQL before the first statement of an operation, before its second … until it is through untouched. */
public final class Cuts {
    private static final int MOST_STATEMENTS = 80;

    private Cuts() {
    }

    /**
     * After each cut the database must be as it was and the person told in words.
     *
     * @param from a piece of the operation's first statement of its transaction, which nothing else runs meanwhile
     * @param form fills a new form; the submission may be sent again with the same token
     * @param repeatable the same submission is sent again after each cut, and must then be taken
     * @return how many statements the operation was cut at
     */
    public static int everywhere(String from, Supplier<Supplier<Answer>> form, boolean repeatable) {
        // the post office works in the background: what others sent must have left before the database is looked at
        Portal.await("no letter is on its way", java.time.Duration.ofSeconds(30), () -> Portal.<Long>value("select count(*) from mail_message where state = 'waiting'") == 0);
        for (int n = 1; n <= MOST_STATEMENTS; n++) {
            Supplier<Answer> submission = form.get();
            Snapshot before = Snapshot.take();
            Portal.wire().cutBefore(n, from);
            Answer answer = submission.get();
            boolean cut = Portal.wire().disarm();
            if (!cut || answer.status() == 303) {
                // whoever had the connection next may have run the statement that was to be cut
                assertThat(answer.status()).as("%s", answer).isEqualTo(303);
                assertThat(n).as("statements before which it was cut").isGreaterThan(3);
                return n - 1;
            }
            assertThat(answer.status()).as("cut before statement " + n + ": " + answer).isEqualTo(503);
            assertThat(answer.html().select("h1").text()).isEqualTo("Le service est interrompu");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.body()).doesNotContain("SQLException", "PSQLException", "\tat ", "fr.maillage");
            assertThat(Snapshot.take()).as("the database after a cut before statement " + n).isEqualTo(before);
            if (repeatable) {
                Answer again = submission.get();
                assertThat(again.status()).as("sent again after a cut before statement " + n + ": " + again).isEqualTo(303);
                assertThat(again.header("Idempotent-Replayed")).isEmpty();
                assertThat(Snapshot.take()).isNotEqualTo(before);
            }
        }
        throw new AssertionError("not through after " + MOST_STATEMENTS + " statements");
    }
}
