package dev.loggia.portal.visitor;

import dev.loggia.engine.net.CidrBlock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word counts for where a request comes from.
 *
 * @param mode {@code direct}: the socket's; {@code trusted-proxy}: a proxy's; {@code cloudflare}: Cloudflare's
 * @param trustedProxies what proxies connect from; in mode {@code cloudflare} the tunnel's or the certificate-checking proxy's
 * @param header what the proxies write: {@code X-Forwarded-For}, {@code Forwarded} or the name of a header with one address
 * @param cloudflare how a peer proves to be Cloudflare
 * @param cloudflareRanges a resource with Cloudflare's address ranges, one a line
 * @param ownWorkerZones zones whose Cloudflare Workers pass the visitor's address on
 */
@ConfigurationProperties("loggia.web.client-address")
record ClientAddressProperties(
        @DefaultValue("direct") Mode mode,
        @DefaultValue List<CidrBlock> trustedProxies,
        @DefaultValue("X-Forwarded-For") String header,
        @DefaultValue("tunnel") Cloudflare cloudflare,

        @DefaultValue("classpath:dev/loggia/portal/visitor/cloudflare-ranges.txt")
        String cloudflareRanges,

        @DefaultValue List<String> ownWorkerZones) {

    ClientAddressProperties {
        trustedProxies = List.copyOf(trustedProxies);
        ownWorkerZones = List.copyOf(ownWorkerZones);
        if (!header.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("header must be the name of a header such as X-Forwarded-For");
        }
        boolean needsProxies = mode == Mode.TRUSTED_PROXY || mode == Mode.CLOUDFLARE && cloudflare == Cloudflare.AOP;
        if (needsProxies && trustedProxies.isEmpty()) {
            throw new IllegalArgumentException(
                    "this mode believes the proxies in LOGGIA_TRUSTED_PROXIES, and that is empty");
        }
    }

    enum Mode {
        DIRECT,
        TRUSTED_PROXY,
        CLOUDFLARE
    }

    enum Cloudflare {
        /** cloudflared connects from this machine, or from a trusted proxy's address; nobody else reaches the port. */
        TUNNEL,
        /** Peers in Cloudflare's ranges. */
        IP_LIST,
        /** A trusted proxy has checked Cloudflare's client certificate (Authenticated Origin Pulls). */
        AOP
    }
}
