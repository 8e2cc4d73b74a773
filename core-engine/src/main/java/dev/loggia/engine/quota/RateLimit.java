package dev.loggia.engine.quota;

import java.util.regex.Pattern;

/**
 * A burst limit, declared as a constant by the feature that it protects. Its sizes are defaults: {@code generate.free} is changed by
 * {@code loggia.rates.generate.free-per-minute} and {@code …free-burst}, {@code callback} by {@code loggia.rates.callback.per-minute}
 * and {@code ….burst}.
 *
 * @param name one word, or two with a dot between
 * @param perMinute permits a minute in the long run, at least 1
 * @param burst permits at once after a pause, at least 1
 */
public record RateLimit(String name, int perMinute, int burst) {
    private static final Pattern NAME = Pattern.compile("[a-z]+([.][a-z]+)?");

    /** Who pays is counted by another limit than who does not. */
    public record ByPayer(RateLimit free, RateLimit member) {

        public RateLimit of(boolean isFree) {
            return isFree ? free : member;
        }
    }

    public RateLimit {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a limit: " + name);
        }
    }

    /** {@code <name>.free-…} and {@code <name>.member-…}; members have more of both. */
    public static ByPayer byPayer(String name, int freePerMinute, int freeBurst, int memberPerMinute, int memberBurst) {
        return new ByPayer(
                new RateLimit(name + ".free", freePerMinute, freeBurst),
                new RateLimit(name + ".member", memberPerMinute, memberBurst));
    }

    /** The name in metrics and keys, such as {@code generate_free}. */
    public String wireName() {
        return name.replace('.', '_');
    }

    String setting(String size) {
        return "loggia.rates." + name + (name.contains(".") ? "-" : ".") + size;
    }
}
