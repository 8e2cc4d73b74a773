package dev.loggia.engine.provider;

/**
 * Makes images and videos. Calls block, are made outside transactions and never throw for what a provider may answer.
 * Implementations are safe for use by many threads.
 */
public interface GenerationProvider {

    /** A short stable name, as stored with costs and callbacks: {@code kie}. */
    String name();

    /**
     * Starts a task. Not idempotent: providers offer no key, so the caller commits an attempt before each call and names it
     * in the callback address.
     */
    SubmitResult submit(ProviderJob job);

    /** Reads how a task stands: the only source of state, cost and result addresses. Idempotent. */
    TaskResult check(String taskId);

    /** What is left of the prepaid balance. */
    BalanceResult balance();
}
