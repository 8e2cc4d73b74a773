package dev.loggia.server.settings;

import dev.loggia.engine.net.CidrBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose word counts for where a request comes from.
 *
 * @param mode {@code direct}, {@code trusted-proxy} or {@code cloudflare}
 * @param trustedProxies what the proxies connect from
 */
public record ClientAddress(String mode, List<CidrBlock> trustedProxies) {
    private static final String MODE = "LOGGIA_CLIENT_ADDRESS";
    private static final String PROXIES = "LOGGIA_TRUSTED_PROXIES";

    public ClientAddress {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static Optional<ClientAddress> read(SettingSource source) {
        Optional<String> mode = source.find(MODE);
        List<CidrBlock> proxies =
                source.find(PROXIES).map(ClientAddress::ranges).orElse(List.of());
        switch (mode.orElse("direct")) {
            case "direct" -> {
                if (!proxies.isEmpty()) {
                    throw new StartupProblem(
                            PROXIES + " is set but " + MODE + " is direct, which believes no proxy; set " + MODE
                                    + "=trusted-proxy, or remove " + PROXIES + ".");
                }
            }
            case "trusted-proxy" -> {
                if (proxies.isEmpty()) {
                    throw new StartupProblem(MODE + "=trusted-proxy needs " + PROXIES
                            + ", the addresses that your proxies connect from, such as 10.0.0.5 or 10.0.0.0/24.");
                }
            }
            case "cloudflare" -> {}
            default ->
                throw new StartupProblem(MODE + " must be direct, trusted-proxy or cloudflare, but it is \""
                        + mode.orElseThrow() + "\".");
        }
        return mode.map(name -> new ClientAddress(name, proxies));
    }

    private static List<CidrBlock> ranges(String text) {
        try {
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .map(CidrBlock::of)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(PROXIES + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
