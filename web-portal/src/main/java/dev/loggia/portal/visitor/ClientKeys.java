package dev.loggia.portal.visitor;

import dev.loggia.engine.account.AddressKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keyed hashes of client addresses: the only form in which an address goes further than this package. */
@Component
public class ClientKeys {
    private static final int LEAST_SECRET = 16;

    private final ClientAddressResolver addresses;
    private final byte[] secret;

    ClientKeys(ClientAddressResolver addresses, @Value("${loggia.secret}") String secret) {
        this.addresses = addresses;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < LEAST_SECRET) {
            throw new IllegalArgumentException("loggia.secret needs at least " + LEAST_SECRET + " characters");
        }
    }

    public AddressKey of(HttpServletRequest request) {
        return AddressKey.of(addresses.addressOf(request), secret);
    }
}
