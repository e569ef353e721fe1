package fr.maillage.bench;

import java.io.OutputStream;

/** Counts lines and bytes and keeps nothing: the same reader for both sides of an export. */
final class LineCount extends OutputStream {
    private long lines;
    private long bytes;

    @Override
    public void write(int b) {
        bytes++;
        if (b == '\n') lines++;
    }

    @Override
    public void write(byte[] block, int from, int length) {
        bytes += length;
        for (int i = from; i < from + length; i++) if (block[i] == '\n') lines++;
    }

    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }
}
