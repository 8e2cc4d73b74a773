package dev.loggia.portal.visitor;

import dev.loggia.engine.net.CidrBlock;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/** Chooses whose word counts for where a request comes from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientAddressProperties.class)
class ClientAddressConfiguration {

    @Bean
    ClientAddressResolver clientAddresses(ClientAddressProperties properties, MeterRegistry metrics) {
        return switch (properties.mode()) {
            case DIRECT -> new PeerAddress();
            case TRUSTED_PROXY ->
                new ForwardedAddress(anyOf(properties.trustedProxies()), properties.header(), metrics);
            case CLOUDFLARE -> cloudflare(properties, metrics);
        };
    }

    private static ClientAddressResolver cloudflare(ClientAddressProperties properties, MeterRegistry metrics) {
        Predicate<InetAddress> listed = anyOf(properties.trustedProxies());
        Predicate<InetAddress> trusted =
                switch (properties.cloudflare()) {
                    case TUNNEL -> listed.or(InetAddress::isLoopbackAddress);
                    case IP_LIST -> listed.or(anyOf(ranges(properties.cloudflareRanges())));
                    case AOP -> listed;
                };
        return new CloudflareAddress(
                trusted, properties.ownWorkerZones(), new ForwardedAddress(trusted, CloudflareAddress.HEADER, metrics));
    }

    private static Predicate<InetAddress> anyOf(List<CidrBlock> ranges) {
        return address -> ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** One range a line; lines that begin with # say where they come from. */
    static List<CidrBlock> ranges(String location) {
        try {
            return new DefaultResourceLoader()
                    .getResource(location)
                    .getContentAsString(StandardCharsets.US_ASCII)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(CidrBlock::of)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.web.client-address.cloudflare-ranges names " + location
                            + ", which does not hold one address range a line.",
                    e);
        }
    }
}
