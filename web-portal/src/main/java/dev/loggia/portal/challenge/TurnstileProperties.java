package dev.loggia.portal.challenge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cloudflare Turnstile. Off without keys.
 *
 * @param siteKey public: names the widget
 * @param secretKey what only we and Cloudflare know
 * @param hostnames where a widget of ours may have been solved
 * @param siteverify where tokens are checked
 * @param timeout how long that may take
 */
@ConfigurationProperties("loggia.turnstile")
record TurnstileProperties(
        @DefaultValue("") String siteKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("localhost") List<String> hostnames,

        @DefaultValue("https://challenges.cloudflare.com/turnstile/v0/siteverify")
        URI siteverify,

        @DefaultValue("5s") Duration timeout) {

    TurnstileProperties {
        hostnames = List.copyOf(hostnames);
        if (siteKey.isBlank() != secretKey.isBlank()) {
            throw new IllegalArgumentException("loggia.turnstile needs both site-key and secret-key, or neither");
        }
    }

    boolean on() {
        return !siteKey.isBlank();
    }

    @Override
    public String toString() {
        return "TurnstileProperties[on=" + on() + "]";
    }
}
