package fr.maillage.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What java.nio.file leaves to its callers. */
final class Folders {
    private Folders() {
    }

    /** Removes a file or a folder with all it holds, links not followed; nothing happens when it is not there. */
    static void delete(Path path) throws IOException {
        if (Files.notExists(path)) return;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                if (fault != null) throw fault;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
