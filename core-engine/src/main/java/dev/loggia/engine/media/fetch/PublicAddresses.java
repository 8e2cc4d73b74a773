package dev.loggia.engine.media.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the public internet from everything else. IPv4 lists what is not public (the IANA special-purpose registry); IPv6
 * allows only global unicast, less its special parts. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) counts as
 * the IPv4 address that would be reached.
 */
final class PublicAddresses {
    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
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
            .map(AddressRange::parse)
            .toList();
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    /** The prefix {@code ::ffff:0:0/96}; the JDK's parser would turn its text into an IPv4 address. */
    private static final AddressRange MAPPED =
            new AddressRange(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] reached = unwrap(address.getAddress());
        if (reached.length == 16 && !GLOBAL_UNICAST.contains(reached)) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(reached));
    }

    private static byte[] unwrap(byte[] address) {
        if (MAPPED.contains(address) || NAT64.contains(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(address, 2, 6) : address;
    }
}
