package dev.loggia.engine.media.retain;

/** Forgets media whose time is over. To be run every minute or so, on any number of nodes. */
public final class MediaReaper {
    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 50;

    private final Retention retention;

    public MediaReaper(Retention retention) {
        this.retention = retention;
    }

    /**
     * Removes the objects of expired and deleted assets, at most {@value #BATCH} × {@value #MAX_BATCHES} of them. Opens
     * its own transactions, holds none while it talks to the store, and leaves what the store refuses for a later run.
     *
     * @return how many assets and leftover objects are done
     */
    public int reap() {
        int total = 0;
        for (int i = 0; i < MAX_BATCHES; i++) {
            int reaped = retention.reap(BATCH);
            total += reaped;
            if (reaped < BATCH) {
                break;
            }
        }
        return total;
    }
}
