package dev.loggia.chat;

import dev.loggia.engine.account.Requester;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person did in a chat.
 *
 * @param event the platform's own id of it; the same event twice is the same call
 * @param name what to call the person, for greetings alone
 * @param action the {@link ChatAction#name()}
 * @param subject what a button or a form is about, as the button said it; null for a command
 * @param options by name, as typed: no values that were left out
 * @param at when the platform says it happened
 */
public record Call(
        Requester.ChatUser requester,
        String event,
        String name,
        Place place,
        Locale locale,
        String action,
        @Nullable String subject,
        Map<String, String> options,
        Instant at) {

    public Call {
        if (!event.matches("[A-Za-z0-9_:-]{1,80}") || !action.matches("[a-z]{1,12}")) {
            throw new IllegalArgumentException("Not a call");
        }
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Unique over all platforms and stable over replays: the key of whatever the call changes. */
    public String id() {
        return requester.platform() + ":" + event;
    }

    /** The same call, to be answered in another language. */
    public Call in(Locale language) {
        return new Call(requester, event, name, place, language, action, subject, options, at);
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    @Override
    public String toString() {
        return "Call[" + action + " on " + requester.platform() + "]";
    }
}
