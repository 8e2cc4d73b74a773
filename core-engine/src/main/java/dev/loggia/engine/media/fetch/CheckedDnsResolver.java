package dev.loggia.engine.media.fetch;

import dev.loggia.engine.http.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Resolves a name once and returns only what may be dialled. The client dials what this returns, so there is no second
 * resolution between check and use. One bad address among good ones refuses the whole name: a name that mixes both is
 * either an attack or a mistake.
 */
final class CheckedDnsResolver implements HostResolver {
    private final HostResolver delegate;
    private final Predicate<InetAddress> mayDial;

    CheckedDnsResolver(HostResolver delegate, Predicate<InetAddress> mayDial) {
        this.delegate = delegate;
        this.mayDial = mayDial;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = delegate.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : addresses) {
            if (!mayDial.test(address)) {
                throw new ForbiddenAddressException(host);
            }
        }
        return addresses;
    }

    /** The name resolves to an address that must not be dialled. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String host) {
            super(host + " resolves to an address that is not public");
        }
    }
}
