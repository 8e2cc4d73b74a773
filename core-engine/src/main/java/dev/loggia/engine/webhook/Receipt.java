package dev.loggia.engine.webhook;

/** Whether an event was there before. Either way the provider is answered that it was taken. */
public enum Receipt {
    NEW,
    /** It came before, however long ago; nothing is to be done. */
    DUPLICATE
}
