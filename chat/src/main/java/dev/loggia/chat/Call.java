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
 * @param user the person, by the platform's own id
 * @param requester the same person as the engine knows them: the user, or the account that the user is linked to
 * @param event the platform's own id of it; the same event twice is the same call
 * @param name what to call the person, for greetings alone
 * @param action the {@link ChatAction#name()}
 * @param subject what a button or a form is about, as the button said it; null for a command
 * @param options by name, as typed: no values that were left out
 * @param at when the platform says it happened
 */
public record Call(
        Requester.ChatUser user,
        Requester requester,
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

    /** As it arrives, before anybody looked whether the user is linked to an account. */
    public Call(
            Requester.ChatUser user,
            String event,
            String name,
            Place place,
            Locale locale,
            String action,
            @Nullable String subject,
            Map<String, String> options,
            Instant at) {
        this(user, user, event, name, place, locale, action, subject, options, at);
    }

    /** Unique over all platforms and stable over replays: the key of whatever the call changes. */
    public String id() {
        return user.platform() + ":" + event;
    }

    /** The same call, to be answered in another language. */
    public Call in(Locale language) {
        return new Call(user, requester, event, name, place, language, action, subject, options, at);
    }

    /** The same call, by whom the engine knows the user to be. */
    public Call by(Requester known) {
        return new Call(user, known, event, name, place, locale, action, subject, options, at);
    }

    /** The same call, once it is known whether who made it manages the place. */
    public Call managed(boolean manages) {
        return new Call(user, requester, event, name, place.managed(manages), locale, action, subject, options, at);
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    @Override
    public String toString() {
        return "Call[" + action + " on " + user.platform() + "]";
    }
}
