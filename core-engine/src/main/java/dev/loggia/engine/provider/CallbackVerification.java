package dev.loggia.engine.provider;

import dev.loggia.engine.platform.GenerationId;
import java.util.Map;

/** Checks callbacks of one provider. Pure: no state, no I/O. */
public interface CallbackVerification {

    /**
     * Checks the path's MAC and the provider's signature over the raw body.
     *
     * @param mac last segment of {@code /webhooks/{provider}/{generation}/{attempt}/{mac}}
     * @param headers lower-case names
     */
    CallbackReading read(GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body);
}
