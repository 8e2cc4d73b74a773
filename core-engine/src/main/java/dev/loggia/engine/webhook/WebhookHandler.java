package dev.loggia.engine.webhook;

/** Does what the events of one provider ask for. */
public interface WebhookHandler {

    /** Stable: it is in the database. */
    String provider();

    /**
     * Runs in the transaction that marks the event as handled: what it writes is written once. It calls nobody; what needs a call
     * is work that it enqueues. What it throws is tried again.
     */
    void handle(WebhookEvent event, byte[] body);
}
