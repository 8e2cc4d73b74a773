package dev.loggia.portal.web;

import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How long the container waits for the next byte. The limit on a whole body is looked at between two reads, so that a client
 * which sends nothing at all has to meet one too; a connection kept for a next request may be quiet for longer.
 */
@Component
class SlowClients implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(20);

    private final Duration bodyTimeout;

    SlowClients(PortalProperties properties) {
        this.bodyTimeout = properties.bodyTimeout();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("connectionTimeout", Long.toString(bodyTimeout.toMillis()));
            connector.setProperty("keepAliveTimeout", Long.toString(BETWEEN_REQUESTS.toMillis()));
        });
    }
}
