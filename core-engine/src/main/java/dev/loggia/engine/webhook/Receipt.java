package dev.loggia.engine.webhook;

/** Whether an event was there before. Either way the provider is answered that it was taken. */
public enum Receipt {
    NEW,
    /** It came before, however long ago; nothing is to be done. */
    DUPLICATE,
    /**
     * Its id came before with another body, although the provider repeats its bodies. As {@link #DUPLICATE}: what came first counts.
     * Somebody may have the provider's secret, or the id is not unique as we thought; it is counted.
     */
    OTHER_CONTENT
}
