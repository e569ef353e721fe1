package fr.maillage.survey.respond.control;

import java.util.List;

/** What became of an answer that was sent. */
public sealed interface Submission {
    /** It is kept. */
    record Accepted() implements Submission {
    }

    /**
     * Nothing was kept.
     *
     * @param why    what stands in the way
     * @param faults what is wrong with which question; empty unless {@code why} is {@link Why#ANSWERS}
     */
    record Refused(Why why, List<Fault> faults) implements Submission {
        static Refused because(Why why) {
            return new Refused(why, List.of());
        }
    }

    /** One fault: the question's code, and the message that says what is wrong and what to do. */
    record Fault(String code, String key, List<Object> arguments) {
    }

    /** Reasons to refuse. */
    enum Why {
        /** Some answers are missing or wrong. */
        ANSWERS,
        /** The survey does not take answers now: it was closed, or its last day is over, or its first is to come. */
        CLOSED,
        /** The access code is unknown or has served. */
        CODE,
        /** This account has answered. */
        ALREADY,
        /** There is no answer with this code any more. */
        GONE,
        /** The proof that a person is there has served, has expired or is wrong. */
        CHECK
    }
}
