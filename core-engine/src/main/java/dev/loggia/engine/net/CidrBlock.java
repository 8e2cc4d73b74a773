package dev.loggia.engine.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of network addresses of one family, such as {@code 10.0.0.0/8}.
 *
 * @param network its first address
 * @param bits how many leading bits all its addresses share
 */
public record CidrBlock(InetAddress network, int bits) {
    public CidrBlock {
        int width = network.getAddress().length * 8;
        if (bits < 1 || bits > width) {
            throw new IllegalArgumentException("\"" + network.getHostAddress() + "/" + bits
                    + "\" is no address range: the number after the slash is 1 to " + width);
        }
        InetAddress first = first(network, bits);
        if (!first.equals(network)) {
            throw new IllegalArgumentException("\"" + network.getHostAddress() + "/" + bits
                    + "\" could mean two things: write " + first.getHostAddress() + "/" + bits + " for the range or "
                    + network.getHostAddress() + " for that address alone");
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public static CidrBlock of(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = AddressLiteral.read(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (network.isEmpty() || slash >= 0 && !bits.matches("0|[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address range; write one like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7");
        }
        InetAddress address = network.get();
        return new CidrBlock(address, slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(bits));
    }

    public boolean contains(InetAddress address) {
        return address.getAddress().length == network.getAddress().length
                && first(address, bits).equals(network);
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }

    private static InetAddress first(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            bytes[i] &= (byte) (0xFF << (8 - kept));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("As many bytes as the address had", e);
        }
    }
}
