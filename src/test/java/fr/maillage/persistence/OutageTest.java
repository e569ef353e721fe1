package fr.maillage.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static NullPointerException at(String type) {
        NullPointerException failure = new NullPointerException("getTransaction() is null");
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "transactional", "X.java", 125)});
        return failure;
    }

    /** Seen when the server of the database was killed between a statement and the commit. */
    @Test
    void aTransactionThatIsGoneWithItsConnectionIsAnOutage() {
        assertThat(Outage.in(new IllegalStateException("encountered exception during commit", at("org.glassfish.cdi.transaction.TransactionalInterceptorRequired")))).isTrue();
        assertThat(Outage.in(at("fr.maillage.survey.control.Surveys"))).as("a fault of ours").isFalse();
    }

    @Test
    void statesOfAServerThatGoesOrComesAreOutages() {
        for (String state : new String[] {"08006", "57P01", "57P03"}) assertThat(Outage.in(new RuntimeException(new SQLException("", state)))).as(state).isTrue();
        for (String state : new String[] {"23505", "57014"}) assertThat(Outage.in(new SQLException("", state))).as(state).isFalse();
    }
}
