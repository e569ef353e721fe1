package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.graph.control.QueryRefused.Reason;
import java.io.ByteArrayOutputStream;

/** Bytes of a result, up to a bound: a row may be of any length. */
final class LimitedBytes extends ByteArrayOutputStream {
    static final int MOST = 32 << 20;

    @Override
    public synchronized void write(int b) {
        check(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        check(count);
        super.write(bytes, from, count);
    }

    private void check(int more) {
        if (count + more > MOST) throw QueryRefused.of(Reason.TOO_LARGE, (MOST >> 20) + " Mo");
    }
}
