package fr.maillage.survey.respond.control;

import java.util.Optional;

/** The kinds of file that an answer may hold, told by their first bytes: neither their name nor what a browser says of them is believed. */
enum FileKind {
    PDF("application/pdf", new int[] {0x25, 0x50, 0x44, 0x46, 0x2D}),
    JPEG("image/jpeg", new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", new int[] {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A});

    final String type;
    private final int[] start;

    FileKind(String type, int[] start) {
        this.type = type;
        this.start = start;
    }

    static Optional<FileKind> of(byte[] content) {
        for (FileKind kind : values()) if (kind.begins(content)) return Optional.of(kind);
        return Optional.empty();
    }

    private boolean begins(byte[] content) {
        if (content.length <= start.length) return false;
        for (int i = 0; i < start.length; i++) if ((content[i] & 0xFF) != start[i]) return false;
        return true;
    }
}
