package dev.loggia.engine.webhook;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event is, without its body.
 *
 * @param provider who calls, such as {@code kie}: small letters, digits and hyphens
 * @param id unique for the provider; an event that comes again has the same
 * @param kind what happened, in the provider's or our word
 * @param subject what or whom it is about, when we know that yet; erasing the subject erases the bodies
 * @param ids what we read later without the body; nothing that somebody typed
 * @param sameBodyAgain whether the provider promises that an event that comes again has the very same body
 */
public record WebhookEvent(
        String provider,
        String id,
        String kind,
        @Nullable Subject subject,
        Map<String, String> ids,
        boolean sameBodyAgain) {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_ID = 255;

    /** @param type such as {@code generation} or {@code account} */
    public record Subject(String type, UUID id) {}

    /** Of a provider that promises nothing about the body of an event that comes again. */
    public WebhookEvent(String provider, String id, String kind, @Nullable Subject subject, Map<String, String> ids) {
        this(provider, id, kind, subject, ids, false);
    }

    public WebhookEvent {
        if (!PROVIDER.matcher(provider).matches()) {
            throw new IllegalArgumentException("Not the name of a provider: " + provider);
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("The id of an event has 1 to " + LONGEST_ID + " characters");
        }
        ids = Map.copyOf(ids);
    }
}
