package dev.loggia.portal.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * As many connections as the heap can hold, so that a crowd waits at the door instead of ending the process. A connection whose
 * request is under way (an event stream is for as long as it is open) holds 11 KB of the heap and 7 KB beside it.
 */
@Component
public class JettyConnectionsCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final long BYTES_EACH = 20 * 1024;

    private final int most;
    private final int streams;

    @Autowired
    JettyConnectionsCustomizer(PortalProperties properties) {
        this(properties, Runtime.getRuntime().maxMemory());
    }

    JettyConnectionsCustomizer(PortalProperties properties, long heap) {
        most = (int) Math.min(20_000, heap / 2 / BYTES_EACH);
        streams = properties.streams() > 0 ? properties.streams() : most * 3 / 4;
    }

    /** How many event streams may be open: what is set, else three quarters of all connections. */
    public int streams() {
        return streams;
    }

    int most() {
        return Math.max(most, streams + streams / 3);
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.setMaxConnections(most());
    }
}
