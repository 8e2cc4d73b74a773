package dev.loggia.engine.provider;

import dev.loggia.engine.platform.GenerationId;
import java.net.URI;
import java.util.Map;

/** Checks callbacks of one provider. No state, no I/O; safe for use by many threads. */
public interface CallbackVerification {

    /**
     * Checks the path's MAC and the provider's signature over the raw body.
     *
     * @param mac last segment of {@code /webhooks/{provider}/{generation}/{attempt}/{mac}}
     * @param headers lower-case names
     */
    CallbackReading read(GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body);

    /**
     * Whether an address that the provider reports for a task (see {@link TaskResult}) was made for this attempt. Only the path
     * counts, so that a changed public address does not orphan tasks.
     */
    boolean isAddressOf(GenerationId generation, int attempt, URI callbackUrl);
}
