package dev.loggia.engine.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of a network address at the widths that free quota is counted by. The address itself is never kept, and the
 * hashes of one week tell nothing about those of another: each ISO week has its own key.
 *
 * @param week the Monday, in UTC, of the week whose key was used
 * @param narrow the single subscriber: IPv4 /32 or IPv6 /64
 * @param middle the network around it: IPv6 /56; absent for IPv4
 * @param wide the site around it: IPv4 /24 or IPv6 /48
 */
public record AddressKey(
        LocalDate week, String narrow, @Nullable String middle, String wide) {

    /**
     * The day of this key's week that is nearest to {@code today}. What was asked just before a week ended counts in that
     * week also when it is accepted just after, so that an address has one name in each quota window.
     */
    public LocalDate dayNearest(LocalDate today) {
        LocalDate last = week.plusDays(6);
        if (today.isAfter(last)) {
            return last;
        }
        return today.isBefore(week) ? week : today;
    }

    @Override
    public String toString() {
        return "AddressKey[redacted]";
    }
}
