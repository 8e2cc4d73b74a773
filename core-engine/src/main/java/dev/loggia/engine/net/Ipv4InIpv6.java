package dev.loggia.engine.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** IPv4 addresses that travel inside IPv6 ones: mapped, NAT64 (RFC 6052) and 6to4 (RFC 3056). */
public final class Ipv4InIpv6 {
    private static final byte[] MAPPED = HexFormat.of().parseHex("00000000000000000000ffff");
    private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");
    private static final byte[] SIX_TO_FOUR = HexFormat.of().parseHex("2002");

    private Ipv4InIpv6() {}

    /** The IPv4 address that is reached in the end; every other address as it is. */
    public static InetAddress unwrap(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16) {
            return address;
        }
        if (startsWith(bytes, MAPPED) || startsWith(bytes, NAT64)) {
            return ipv4(bytes, 12);
        }
        return startsWith(bytes, SIX_TO_FOUR) ? ipv4(bytes, 2) : address;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
