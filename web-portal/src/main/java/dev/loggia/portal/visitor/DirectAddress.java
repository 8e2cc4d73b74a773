package dev.loggia.portal.visitor;

import dev.loggia.engine.account.AddressKey;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/** The peer of the socket; every forwarding header is ignored, because without a trusted proxy anybody can write one. */
@Component
class DirectAddress implements ClientAddressResolver {

    @Override
    public InetAddress addressOf(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        int zone = peer.indexOf('%');
        try {
            return AddressKey.parseLiteral(zone < 0 ? peer : peer.substring(0, zone));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The container names no peer address", e);
        }
    }
}
