package dev.loggia.portal.visitor;

import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.AddressKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keyed hashes of client addresses: the only form in which an address goes further than this package. */
@Component
public class ClientKeys {
    private static final String KNOWN = ClientKeys.class.getName();

    private final ClientAddressResolver addresses;
    private final AddressHasher hasher;
    private final InstantSource clock;

    @Autowired
    ClientKeys(
            ClientAddressResolver addresses,
            InstantSource clock,
            @Value("${loggia.secret}") String secret,
            @Value("${loggia.secret-previous:}") String earlierSecret,
            @Value("${loggia.secret-since:}") String replacedOn) {
        this(
                addresses,
                clock,
                earlierSecret.isBlank()
                        ? new AddressHasher(secret)
                        : new AddressHasher(secret, earlierSecret, LocalDate.parse(replacedOn)));
    }

    ClientKeys(ClientAddressResolver addresses, InstantSource clock, AddressHasher hasher) {
        this.addresses = addresses;
        this.clock = clock;
        this.hasher = hasher;
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
