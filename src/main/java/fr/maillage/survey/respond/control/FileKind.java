package fr.maillage.survey.respond.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of file that an answer may hold, told by their bytes: neither their name nor what a browser says of them is believed. */
enum FileKind {
    PDF("application/pdf", List.of(".pdf"), Optional::of, 0x25, 0x50, 0x44, 0x46, 0x2D),
    JPEG("image/jpeg", List.of(".jpg", ".jpeg"), BarePicture::jpeg, 0xFF, 0xD8, 0xFF),
    PNG("image/png", List.of(".png"), BarePicture::png, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);

    final String type;
    private final List<String> endings;
    private final Function<byte[], Optional<byte[]>> bare;
    private final int[] start;

    FileKind(String type, List<String> endings, Function<byte[], Optional<byte[]>> bare, int... start) {
        this.type = type;
        this.endings = endings;
        this.bare = bare;
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

    /** What is kept of it: a picture without what its camera wrote of place, hour and owner; empty when it only begins like one. */
    Optional<byte[]> bare(byte[] content) {
        return bare.apply(content);
    }

    /** The name with an ending of its kind, so that whoever opens it gets what it is. */
    String named(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(small::endsWith) ? name : name + endings.get(0);
    }
}
