package dev.loggia.engine.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns client addresses into keyed hashes. The key of each ISO week (UTC) derives from the secret that was in force when the
 * week began, so all nodes agree without talking, and a replaced secret takes over where every quota window ends anyway. Safe
 * for use by many threads.
 */
public final class AddressHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_SECRET = 16;
    private static final int HASH_BYTES = 18;
    private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");

    private final String secret;
    private final String earlierSecret;
    private final LocalDate firstWeek;
    private volatile @Nullable WeekKey latest;

    /** With one secret for all time. */
    public AddressHasher(String secret) {
        this(secret, secret, LocalDate.EPOCH);
    }

    /**
     * While a secret is being replaced: the earlier one counts until the end of the ISO week in which it was replaced.
     *
     * @param replacedOn the day of the change in UTC; all nodes must be told the same
     */
    public AddressHasher(String secret, String earlierSecret, LocalDate replacedOn) {
        if (secret.length() < LEAST_SECRET || earlierSecret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("A secret needs at least " + LEAST_SECRET + " characters");
        }
        this.secret = secret;
        this.earlierSecret = earlierSecret;
        this.firstWeek = replacedOn.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** The hashes of an address at a moment. IPv4 inside IPv6 (mapped, 6to4, NAT64) counts as the IPv4 address. */
    public AddressKey hash(InetAddress address, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        WeekKey key = keyOf(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        byte[] bytes = unwrap(address.getAddress());
        return bytes.length == 4
                ? new AddressKey(key.week, key.hash(bytes, 32), null, key.hash(bytes, 24))
                : new AddressKey(key.week, key.hash(bytes, 64), key.hash(bytes, 56), key.hash(bytes, 48));
    }

    private WeekKey keyOf(LocalDate week) {
        WeekKey known = latest;
        if (known == null || !known.week.equals(week)) {
            String inForce = week.isBefore(firstWeek) ? earlierSecret : secret;
            byte[] label = ("loggia client address, week of " + week).getBytes(US_ASCII);
            known = new WeekKey(week, mac(new SecretKeySpec(inForce.getBytes(UTF_8), ALGORITHM), label));
            latest = known;
        }
        return known;
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

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static final class WeekKey {
        private final LocalDate week;
        private final SecretKeySpec key;

        private WeekKey(LocalDate week, byte[] key) {
            this.week = week;
            this.key = new SecretKeySpec(key, ALGORITHM);
        }

        /** Family and width are part of the message, so that no prefix means the same at two widths. */
        private String hash(byte[] address, int prefixBits) {
            int bytes = prefixBits / 8;
            byte[] message = new byte[2 + bytes];
            message[0] = (byte) address.length;
            message[1] = (byte) prefixBits;
            System.arraycopy(address, 0, message, 2, bytes);
            byte[] full = mac(key, message);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, HASH_BYTES));
        }
    }
}
