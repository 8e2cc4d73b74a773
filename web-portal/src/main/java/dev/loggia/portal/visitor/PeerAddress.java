package dev.loggia.portal.visitor;

import dev.loggia.engine.net.AddressLiteral;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/** The other end of the socket: the only address that nobody can merely claim. */
final class PeerAddress implements ClientAddressResolver {

    @Override
    public InetAddress addressOf(HttpServletRequest request) {
        return of(request);
    }

    static InetAddress of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        int zone = peer.indexOf('%');
        return AddressLiteral.read(zone < 0 ? peer : peer.substring(0, zone))
                .orElseThrow(() -> new IllegalStateException("The container names no peer address"));
    }
}
