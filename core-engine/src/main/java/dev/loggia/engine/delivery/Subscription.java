package dev.loggia.engine.delivery;

/** Watching until closed. */
public interface Subscription extends AutoCloseable {

    /** Ends watching; again has no effect. No wake starts afterwards, one that runs may still end. */
    @Override
    void close();
}
