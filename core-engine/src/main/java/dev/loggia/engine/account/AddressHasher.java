package dev.loggia.engine.account;

import dev.loggia.engine.net.Ipv4InIpv6;
import dev.loggia.engine.platform.DerivedKey;
import dev.loggia.engine.platform.MacKey;
import dev.loggia.engine.platform.Secrets;
import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Turns client addresses into keyed hashes. The key of each ISO week (UTC) derives from the secret that was in force when the
 * week began, so all nodes agree without talking, and a replaced secret takes over where every quota window ends anyway. Safe
 * for use by many threads.
 */
public final class AddressHasher {
    private static final int HASH_BYTES = 18;

    private final Secrets secrets;
    private final LocalDate firstWeek;
    private volatile @Nullable WeekKey latest;

    /** The secret before this one counts until the end of the ISO week in which it was replaced. */
    public AddressHasher(Secrets secrets) {
        this.secrets = secrets;
        this.firstWeek = secrets.since().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** The hashes of an address at a moment. IPv4 inside IPv6 (mapped, 6to4, NAT64) counts as the IPv4 address. */
    public AddressKey hash(InetAddress address, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        WeekKey key = keyOf(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        byte[] bytes = Ipv4InIpv6.unwrap(address).getAddress();
        return bytes.length == 4
                ? new AddressKey(key.week, key.hash(bytes, 32), null, key.hash(bytes, 24))
                : new AddressKey(key.week, key.hash(bytes, 64), key.hash(bytes, 56), key.hash(bytes, 48));
    }

    private WeekKey keyOf(LocalDate week) {
        WeekKey known = latest;
        if (known == null || !known.week.equals(week)) {
            DerivedKey keys = secrets.derive("loggia client address, week of " + week);
            known = new WeekKey(week, week.isBefore(firstWeek) ? keys.earlier() : keys.current());
            latest = known;
        }
        return known;
    }

    private static final class WeekKey {
        private final LocalDate week;
        private final MacKey key;

        private WeekKey(LocalDate week, MacKey key) {
            this.week = week;
            this.key = key;
        }

        /** Family and width are part of the message, so that no prefix means the same at two widths. */
        private String hash(byte[] address, int prefixBits) {
            int bytes = prefixBits / 8;
            byte[] message = new byte[2 + bytes];
            message[0] = (byte) address.length;
            message[1] = (byte) prefixBits;
            System.arraycopy(address, 0, message, 2, bytes);
            return key.sign(message, HASH_BYTES);
        }
    }
}
