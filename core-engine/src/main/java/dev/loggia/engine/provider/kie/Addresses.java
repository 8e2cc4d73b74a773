package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads addresses: strictly those of the configuration, leniently those of the provider. */
final class Addresses {
    private static final int MAX_LENGTH = 4096;

    private Addresses() {}

    /**
     * An address that paths are appended to.
     *
     * @throws LoggiaException naming the setting, unless it is an absolute http or https address without query and user
     */
    static URI base(String setting, String text) {
        Optional<URI> address = web(text.strip());
        if (address.isEmpty()
                || address.get().getRawQuery() != null
                || address.get().getRawUserInfo() != null) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, setting + " must be an address such as https://example.org");
        }
        return address.get();
    }

    /** Appends an absolute path, whether or not the base ends in a slash. */
    static URI append(URI base, String path) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    /** An absolute http or https address, or empty. Where it leads is for the fetcher to judge. */
    static Optional<URI> web(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            boolean isWeb = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return isWeb && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
