package dev.loggia.engine.quota;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the operator made of the sizes that limits declare. */
final class RateSizes {
    private final Binder binder;

    /** @throws RuntimeException when any of them is no number, or none */
    RateSizes(Environment environment) {
        this.binder = Binder.get(environment);
        binder.bind("loggia.rates", Bindable.mapOf(String.class, Object.class))
                .ifBound(all -> all.values().forEach(RateSizes::check));
    }

    RateRule rule(RateLimit limit) {
        return new RateRule(size(limit, "per-minute", limit.perMinute()), size(limit, "burst", limit.burst()));
    }

    private int size(RateLimit limit, String which, int declared) {
        return binder.bind(limit.setting(which), Integer.class).orElse(declared);
    }

    /** Whoever declares the limit, and whenever it is first used. */
    private static void check(Object size) {
        if (size instanceof Map<?, ?> sizes) {
            sizes.values().forEach(RateSizes::check);
        } else {
            int permits = Integer.parseInt(String.valueOf(size));
            new RateRule(permits, permits);
        }
    }
}
