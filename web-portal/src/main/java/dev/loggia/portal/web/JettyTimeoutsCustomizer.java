package dev.loggia.portal.web;

import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How long the container waits for the next byte. The limit on a whole body is looked at between two reads, so that a client
 * which sends nothing at all has to meet one too; a connection kept for a next request may be quiet for longer.
 */
@Component
class JettyTimeoutsCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(20);

    private final Duration bodyTimeout;

    JettyTimeoutsCustomizer(PortalProperties properties) {
        this.bodyTimeout = properties.bodyTimeout();
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(this::limit);
    }

    private void limit(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector each) {
                each.setIdleTimeout(BETWEEN_REQUESTS.toMillis());
                HttpConfiguration http =
                        each.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
                http.setIdleTimeout(bodyTimeout.toMillis());
            }
        }
    }
}
