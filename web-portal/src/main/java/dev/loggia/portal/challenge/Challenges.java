package dev.loggia.portal.challenge;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * A challenge that only people solve (Cloudflare Turnstile), for visitors who share an address with so many others that its
 * free quota is used up. Off unless it has keys. Whatever goes wrong with it, nobody is let through: the answer is the one
 * there would have been without it.
 */
@Component
@EnableConfigurationProperties(TurnstileProperties.class)
public class Challenges {
    /** The form field that the widget fills, and the request header of programs. */
    public static final String TOKEN = "cf-turnstile-response";

    /** What a widget of ours is for; a token for something else is none. */
    static final String ACTION = "generate";

    private static final int LONGEST_TOKEN = 2048;

    private final TurnstileProperties properties;
    private final Siteverify siteverify;
    private final MeterRegistry meters;

    Challenges(TurnstileProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.siteverify = new Siteverify(properties, meters);
        this.meters = meters;
    }

    /**
     * What a page needs to show the challenge.
     *
     * @param header what a program sends the token in
     */
    public record Offer(String provider, String siteKey, String action, String header) {}

    /** The challenge to offer; empty when it is off. */
    public Optional<Offer> offer() {
        return properties.on()
                ? Optional.of(new Offer("turnstile", properties.siteKey(), ACTION, TOKEN))
                : Optional.empty();
    }

    /** Whether the token is of a challenge solved for us, just now and for the first time. Asks Cloudflare, for at most 5 s. */
    public boolean passed(@Nullable String token) {
        if (!properties.on() || token == null || token.isBlank() || token.length() > LONGEST_TOKEN) {
            return false;
        }
        Siteverify.Verdict verdict = siteverify.ask(token);
        meters.counter("loggia.challenges", "verdict", verdict.wireName()).increment();
        return verdict == Siteverify.Verdict.PASSED;
    }
}
