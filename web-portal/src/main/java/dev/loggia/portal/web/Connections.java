package dev.loggia.portal.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * As many connections as the heap can hold, so that a crowd waits at the door instead of ending the process. A connection whose
 * request is under way (an event stream is for as long as it is open) holds about 80 KB in Tomcat, most of it buffers; its
 * buffers at the socket are made small here, because what passes them is copied from larger ones anyway.
 */
@Component
public class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final long BYTES_EACH = 80 * 1024;
    private static final String SOCKET_BUFFER = "2048";

    private final int most;
    private final int streams;

    @Autowired
    Connections(PortalProperties properties) {
        this(properties, Runtime.getRuntime().maxMemory());
    }

    Connections(PortalProperties properties, long heap) {
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
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxConnections", Integer.toString(most()));
            connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER);
            connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER);
        });
    }
}
