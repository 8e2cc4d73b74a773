package dev.loggia.engine.media.preview;

import java.util.concurrent.Semaphore;

/**
 * The part of the heap that decoders may fill, all of them together. A decoder says beforehand what it will need and waits until
 * that is free; what is more than there is at all is not decoded.
 */
final class DecodeMemory {
    /** A node lives on about half of its 256 MB; this leaves the other quarter for everything else that it does at the time. */
    private static final int SHARE_OF_HEAP = 4;

    private static final int UNIT = 64 * 1024;

    private final long bytes;
    private final Semaphore free;

    DecodeMemory(long bytes) {
        this.bytes = bytes;
        this.free = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / UNIT), true);
    }

    static DecodeMemory ofThisProcess() {
        return new DecodeMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    long bytes() {
        return bytes;
    }

    /**
     * Waits until so much is free.
     *
     * @throws IllegalArgumentException when it is more than there is
     */
    Taken take(long needed) throws InterruptedException {
        if (needed > bytes) {
            throw new IllegalArgumentException("More than all the memory for decoding");
        }
        int units = (int) (needed / UNIT);
        free.acquire(units);
        return () -> free.release(units);
    }

    /** Memory in use until it is given back. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }
}
