package dev.loggia.chat.testing;

import dev.loggia.chat.Call;
import dev.loggia.chat.Place;
import dev.loggia.engine.account.Requester;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody in a chat. The same person elsewhere, or in another language, is another object of the same name. */
public final class Person {
    private static final AtomicLong EVENTS = new AtomicLong(1000);

    private final TestChat chat;
    private final Requester.ChatUser user;
    private final Place place;
    private final Locale locale;

    Person(TestChat chat, String name) {
        this(
                chat,
                new Requester.ChatUser("discord", name),
                new Place("village", "art", null, false, false, Set.of()),
                Locale.ENGLISH);
    }

    private Person(TestChat chat, Requester.ChatUser user, Place place, Locale locale) {
        this.chat = chat;
        this.user = user;
        this.place = place;
        this.locale = locale;
    }

    public Person inPrivate() {
        return at(new Place(null, "dm-" + user.user(), null, false, false, Set.of()));
    }

    public Person at(Place other) {
        return new Person(chat, user, other, locale);
    }

    public Person inChannel(String channel) {
        return at(new Place(place.community(), channel, null, place.ageRestricted(), place.moderator(), place.roles()));
    }

    public Person amongAdults() {
        return at(new Place(place.community(), place.channel(), null, true, place.moderator(), place.roles()));
    }

    public Person asModerator() {
        return at(new Place(place.community(), place.channel(), null, place.ageRestricted(), true, place.roles()));
    }

    public Person withRole(String role) {
        return at(new Place(
                place.community(), place.channel(), null, place.ageRestricted(), place.moderator(), Set.of(role)));
    }

    /** As on a platform that has none. */
    public Person withoutRoles() {
        return at(new Place(place.community(), place.channel(), null, place.ageRestricted(), place.moderator(), null));
    }

    public Person speaking(Locale language) {
        return new Person(chat, user, place, language);
    }

    public Person onTelegram() {
        return new Person(chat, new Requester.ChatUser("telegram", user.user()), place, locale);
    }

    public Requester.ChatUser user() {
        return user;
    }

    /** @param options names and values in turn */
    public Reply types(String command, String... options) {
        if (!command.startsWith("/")) {
            throw new IllegalArgumentException("A command begins with /");
        }
        return does(command.substring(1), null, options);
    }

    /** Presses a button of somebody's message, as it would be pressed after a restart: by what it carries alone. */
    public Reply presses(Reply message, String label, String... formFields) {
        return message.pressedBy(this, label, formFields);
    }

    /** A call as a platform would send it. */
    public Call call(String action, @Nullable String subject, String... options) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            named.put(options[i], options[i + 1]);
        }
        return new Call(
                user,
                Long.toString(EVENTS.incrementAndGet()),
                user.user(),
                place,
                locale,
                action,
                subject,
                named,
                Instant.now());
    }

    Reply does(String action, @Nullable String subject, String... options) {
        Call call = call(action, subject, options);
        chat.desk().receive(call, "address-of-" + call.event());
        return new Reply(chat, this, call);
    }
}
