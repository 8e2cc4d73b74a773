package dev.loggia.engine.media.fetch;

import dev.loggia.engine.net.CidrBlock;
import dev.loggia.engine.net.Ipv4InIpv6;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the public internet from everything else. IPv4 lists what is not public (the IANA special-purpose registry); IPv6
 * allows only global unicast, less its special parts. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) counts as
 * the IPv4 address that would be reached.
 */
final class PublicAddresses {
    private static final List<CidrBlock> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(CidrBlock::of)
            .toList();
    private static final CidrBlock GLOBAL_UNICAST = CidrBlock.of("2000::/3");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        InetAddress reached = Ipv4InIpv6.unwrap(address);
        if (reached instanceof Inet6Address && !GLOBAL_UNICAST.contains(reached)) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(reached));
    }
}
