package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.BadFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells what a file is by its first bytes, never by its name alone, and reads it. */
public final class SurveyFile {
    /** Largest file read, in bytes; a questionnaire of 500 questions in four languages has a tenth of it. */
    public static final int BYTES_MAX = 4 * 1024 * 1024;

    private SurveyFile() {
    }

    /**
     * @param name as the sender calls it; only used to say what seems wrong
     * @throws BadFile with what is wrong and what to do
     */
    public static Imported read(byte[] file, String name) {
        if (file.length == 0) throw new BadFile("empty");
        if (file.length > BYTES_MAX) throw new BadFile("tooLarge", BYTES_MAX / 1024 / 1024);
        if (begins(file, 'P', 'K', 3, 4)) return DraftCheck.check(XlsFormImport.read(file));
        if (begins(file, 0xD0, 0xCF, 0x11, 0xE0)) throw new BadFile("oldExcel");
        String head = new String(file, 0, Math.min(file.length, 4000), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (begins(file, 0xFE, 0xFF) || begins(file, 0xFF, 0xFE) || head.startsWith("<?xml") || head.startsWith("<")) return DraftCheck.check(LimeImport.read(file));
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xlsx") || lower.endsWith(".lss")) throw new BadFile("notWhatItSays", lower.substring(lower.lastIndexOf('.')));
        throw new BadFile("unknownFormat");
    }

    private static boolean begins(byte[] file, int... bytes) {
        if (file.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) if ((file[i] & 0xFF) != bytes[i]) return false;
        return true;
    }
}
