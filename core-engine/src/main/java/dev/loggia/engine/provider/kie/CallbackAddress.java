package dev.loggia.engine.provider.kie;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.loggia.engine.platform.GenerationId;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
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

    private final HmacSha256 key;
    private final HmacSha256 earlierKey;
    private final @Nullable URI publicBase;

    /**
     * @param secret the master secret; the key of these addresses is derived from it
     * @param publicBase where the provider reaches us, or null when it cannot
     */
    CallbackAddress(String secret, @Nullable URI publicBase) {
        this(secret, secret, publicBase);
    }

    /** @param earlierSecret the one before it: addresses made with it are with the provider still, and are recognised */
    CallbackAddress(String secret, String earlierSecret, @Nullable URI publicBase) {
        this.key = HmacSha256.keyed(secret).derive(LABEL);
        this.earlierKey = HmacSha256.keyed(earlierSecret).derive(LABEL);
        this.publicBase = publicBase;
    }

    /** The address to send along, empty when the provider cannot reach us. */
    Optional<URI> of(GenerationId generation, int attempt) {
        return publicBase == null
                ? Optional.empty()
                : Optional.of(Addresses.append(
                        publicBase, PATH + subject(generation, attempt) + "/" + mac(key, generation, attempt)));
    }

    /** In constant time. */
    boolean isMac(GenerationId generation, int attempt, String mac) {
        byte[] given = mac.getBytes(US_ASCII);
        return MessageDigest.isEqual(mac(key, generation, attempt).getBytes(US_ASCII), given)
                | MessageDigest.isEqual(mac(earlierKey, generation, attempt).getBytes(US_ASCII), given);
    }

    boolean isAddressOf(GenerationId generation, int attempt, URI address) {
        String path = address.getRawPath();
        int start = path == null ? -1 : path.lastIndexOf(PATH);
        String expected = PATH + subject(generation, attempt) + "/";
        return start >= 0
                && path.startsWith(expected, start)
                && isMac(generation, attempt, path.substring(start + expected.length()));
    }

    private static String mac(HmacSha256 key, GenerationId generation, int attempt) {
        byte[] full = key.sign(subject(generation, attempt));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, MAC_BYTES));
    }

    private static String subject(GenerationId generation, int attempt) {
        return generation + "/" + attempt;
    }
}
