package fr.maillage.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The national register of carpool sites, as published on 16 May 2024: beside the project's folder, or nowhere. */
final class Register {
    static final String ABSENT = "The national register (../shared/data/bnlc/bnlc-2024-05-16.csv, 15,596 rows) is not on this machine.";

    private Register() {
    }

    static Optional<Path> file() {
        Path file = Path.of("..", "shared", "data", "bnlc", "bnlc-2024-05-16.csv");
        return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }
}
