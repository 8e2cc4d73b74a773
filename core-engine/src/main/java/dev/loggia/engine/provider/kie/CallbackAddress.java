package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.DerivedKey;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Secrets;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and recognises {@code /webhooks/kie/{generation}/{attempt}/{mac}}. The MAC is ours: who does not hold the secret cannot
 * write an address that passes, and one for another generation or attempt does not pass either.
 */
final class CallbackAddress {
    private static final String PATH = "/webhooks/kie/";
    private static final String LABEL = "loggia kie callback 1";
    /** 144 bits: 24 characters without padding. */
    private static final int MAC_BYTES = 18;

    private final DerivedKey key;
    private final @Nullable URI publicBase;

    /** @param publicBase where the provider reaches us, or null when it cannot */
    CallbackAddress(Secrets secrets, @Nullable URI publicBase) {
        this.key = secrets.derive(LABEL);
        this.publicBase = publicBase;
    }

    /** The address to send along, empty when the provider cannot reach us. */
    Optional<URI> of(GenerationId generation, int attempt) {
        return publicBase == null
                ? Optional.empty()
                : Optional.of(Addresses.append(
                        publicBase,
                        PATH + subject(generation, attempt) + "/" + key.sign(subject(generation, attempt), MAC_BYTES)));
    }

    /** In constant time. */
    boolean isMac(GenerationId generation, int attempt, String mac) {
        return key.isSignature(subject(generation, attempt), MAC_BYTES, mac);
    }

    boolean isAddressOf(GenerationId generation, int attempt, URI address) {
        String path = address.getRawPath();
        int start = path == null ? -1 : path.lastIndexOf(PATH);
        String expected = PATH + subject(generation, attempt) + "/";
        return start >= 0
                && path.startsWith(expected, start)
                && isMac(generation, attempt, path.substring(start + expected.length()));
    }

    private static String subject(GenerationId generation, int attempt) {
        return generation + "/" + attempt;
    }
}
