package dev.loggia.sandbox.art;

import java.nio.ByteBuffer;
import java.util.Set;

/** Moves an MP4's index in front of its frames, so that a player can start with the first bytes. */
final class FastStart {
    private static final int MOOV = name("moov");
    private static final int MDAT = name("mdat");
    private static final int CHUNKS = name("stco");
    private static final int LONG_CHUNKS = name("co64");
    private static final Set<Integer> HOLDERS = Set.of(MOOV, name("trak"), name("mdia"), name("minf"), name("stbl"));

    private FastStart() {}

    static byte[] moovFirst(byte[] mp4) {
        ByteBuffer in = ByteBuffer.wrap(mp4);
        int frames = find(in, MDAT);
        int index = find(in, MOOV);
        if (frames < 0 || index < frames) {
            return mp4;
        }
        int length = in.getInt(index);
        byte[] moov = new byte[length];
        in.get(index, moov);
        shift(ByteBuffer.wrap(moov), 0, length, length);
        byte[] out = new byte[mp4.length];
        System.arraycopy(mp4, 0, out, 0, frames);
        System.arraycopy(moov, 0, out, frames, length);
        System.arraycopy(mp4, frames, out, frames + length, index - frames);
        int after = index + length;
        System.arraycopy(mp4, after, out, after, mp4.length - after);
        return out;
    }

    private static int find(ByteBuffer in, int wanted) {
        long at = 0;
        while (at + 8 <= in.limit()) {
            long size = in.getInt((int) at) & 0xffffffffL;
            if (in.getInt((int) at + 4) == wanted) {
                return (int) at;
            }
            at += size == 1 ? in.getLong((int) at + 8) : size;
        }
        return -1;
    }

    /** Every chunk now lies {@code by} bytes further on. */
    private static void shift(ByteBuffer box, int from, int to, int by) {
        int at = from;
        while (at + 8 <= to) {
            int size = box.getInt(at);
            int type = box.getInt(at + 4);
            if (HOLDERS.contains(type)) {
                shift(box, at + 8, at + size, by);
            } else if (type == CHUNKS || type == LONG_CHUNKS) {
                int count = box.getInt(at + 12);
                for (int i = 0; i < count; i++) {
                    if (type == CHUNKS) {
                        box.putInt(at + 16 + i * 4, box.getInt(at + 16 + i * 4) + by);
                    } else {
                        box.putLong(at + 16 + i * 8, box.getLong(at + 16 + i * 8) + by);
                    }
                }
            }
            at += Math.max(8, size);
        }
    }

    private static int name(String four) {
        return four.charAt(0) << 24 | four.charAt(1) << 16 | four.charAt(2) << 8 | four.charAt(3);
    }
}
