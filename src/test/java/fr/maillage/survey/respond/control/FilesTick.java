package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Direct;

/** One round of the clock that forgets files. */
public final class FilesTick {
    private FilesTick() {
    }

    public static void tick() {
        FilesClock clock = new FilesClock();
        clock.rows = Direct.rows();
        clock.run();
    }
}
