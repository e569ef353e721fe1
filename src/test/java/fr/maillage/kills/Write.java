package fr.maillage.kills;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A kind of write that real people do over HTTP, and what the database must say of it afterwards. */
interface Write {
    /**
     * A filled form, its token drawn.
     *
     * @param send may be called any number of times: always the same submission
     * @param confirmed what the location of the 303 that confirms it begins with
     */
    record Form(String subject, String marker, Supplier<Answer> send, String confirmed) {
    }

    String kind();

    /**
     * Visits the page and fills its form; throws when the page can't be had now.
     *
     * @param writer number of the thread, from 0: writers do not write to the same subject unless that is the point
     */
    Form fill(Visit visit, int writer, Random random);

    /** What is lost, doubled or there against the portal's word; empty when all is right. */
    List<String> faults(Connection database, List<History.Line> lines) throws SQLException;
}
