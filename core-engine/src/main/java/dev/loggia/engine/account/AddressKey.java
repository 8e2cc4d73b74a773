package dev.loggia.engine.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of a network address at the widths that free quota is counted by. The address itself is never kept.
 *
 * @param narrow the single subscriber: IPv4 /32 or IPv6 /64
 * @param middle the network around it: IPv6 /56; absent for IPv4
 * @param wide the site around it: IPv4 /24 or IPv6 /48
 */
public record AddressKey(String narrow, @Nullable String middle, String wide) {
    private static final int HASH_BYTES = 18;
    private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");

    /** Hashes with a key derived from {@code secret}. IPv4 inside IPv6 (mapped, 6to4, NAT64) counts as the IPv4 address. */
    public static AddressKey of(InetAddress address, byte[] secret) {
        byte[] bytes = unwrap(address.getAddress());
        if (bytes.length == 4) {
            return new AddressKey(hash(bytes, 32, secret), null, hash(bytes, 24, secret));
        }
        return new AddressKey(hash(bytes, 64, secret), hash(bytes, 56, secret), hash(bytes, 48, secret));
    }

    /** Reads a literal address; names are refused, so that nothing is looked up. */
    public static InetAddress parseLiteral(String text) throws UnknownHostException {
        if (!text.matches("[0-9A-Fa-f:.]{2,45}") || text.matches("[^:]*[A-Fa-f][^:]*")) {
            throw new UnknownHostException("Not a literal address");
        }
        return InetAddress.getByName(text);
    }

    private static byte[] unwrap(byte[] bytes) {
        if (bytes.length != 16) {
            return bytes;
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return Arrays.copyOfRange(bytes, 2, 6);
        }
        if (Arrays.equals(bytes, 0, 12, NAT64, 0, 12)) {
            return Arrays.copyOfRange(bytes, 12, 16);
        }
        return bytes;
    }

    private static String hash(byte[] address, int prefixBits, byte[] secret) {
        byte[] prefix = Arrays.copyOf(address, prefixBits / 8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update("loggia client address ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            mac.update((byte) address.length);
            mac.update((byte) prefixBits);
            byte[] full = mac.doFinal(prefix);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "AddressKey[redacted]";
    }
}
