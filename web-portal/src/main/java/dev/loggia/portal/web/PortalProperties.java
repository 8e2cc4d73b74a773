package dev.loggia.portal.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The web door's settings.
 *
 * @param maxBody the largest JSON body that is read
 * @param bodyTimeout how long a body may take to arrive as a whole
 * @param maxCallbackBody the largest body of a provider's callback
 * @param accessLog whether each request is logged: method, route, status and time, never a query or a body
 * @param streamsPerAddress event streams that one address may keep open
 * @param streams event streams that may be open altogether; 0 for as many as the heap holds ({@link JettyConnectionsCustomizer})
 * @param heartbeat how often a silent event stream is kept alive
 * @param reread how often a watched generation and the feed are read again although no wake-up came
 * @param maxWait the longest {@code Prefer: wait} that is honoured
 * @param waits requests that may wait at the same time
 * @param hstsSubdomains whether browsers are told to use TLS for all subdomains too: only where all of them have it
 */
@ConfigurationProperties("loggia.web")
public record PortalProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("10s") Duration bodyTimeout,
        @DefaultValue("1MB") DataSize maxCallbackBody,
        @DefaultValue("false") boolean accessLog,
        @DefaultValue("20") int streamsPerAddress,
        @DefaultValue("0") int streams,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("3s") Duration reread,
        @DefaultValue("60s") Duration maxWait,
        @DefaultValue("2000") int waits,
        @DefaultValue("false") boolean hstsSubdomains) {
    public PortalProperties {
        if (streamsPerAddress < 1 || streams < 0 || waits < 1 || maxBody.toBytes() < 1024) {
            throw new IllegalArgumentException("loggia.web: a limit is too small to work with");
        }
    }
}
