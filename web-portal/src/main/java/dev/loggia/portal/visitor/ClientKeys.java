package dev.loggia.portal.visitor;

import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.platform.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Keyed hashes of client addresses: the only form in which an address goes further than this package. */
@Component
public class ClientKeys {
    private static final String KNOWN = ClientKeys.class.getName();

    private final ClientAddressResolver addresses;
    private final AddressHasher hasher;
    private final InstantSource clock;

    ClientKeys(ClientAddressResolver addresses, InstantSource clock, Secrets secrets) {
        this.addresses = addresses;
        this.clock = clock;
        this.hasher = new AddressHasher(secrets);
    }

    /** Worked out once for a request, so that it is one client also when a week ends meanwhile. */
    public AddressKey of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof AddressKey known) {
            return known;
        }
        AddressKey key = hasher.hash(addresses.addressOf(request), clock.instant());
        request.setAttribute(KNOWN, key);
        return key;
    }
}
