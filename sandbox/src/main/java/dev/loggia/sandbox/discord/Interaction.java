package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One use of a command, button, select or form, and what became of it. */
public final class Interaction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int FORM = 5;
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final String id;
    private final String token;
    private final int type;
    private final Person person;
    private final Channel channel;
    private final Instant made;
    private final long madeNanos = System.nanoTime();
    private final ObjectNode payload;
    private final CompletableFuture<List<JsonNode>> choices = new CompletableFuture<>();

    private volatile int answeredWith;
    private volatile long answeredNanos;
    private volatile boolean expired;
    private @Nullable String original;

    Interaction(String id, String token, int type, Person person, Channel channel, Instant made, ObjectNode payload) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.person = person;
        this.channel = channel;
        this.made = made;
        this.payload = payload;
    }

    public String id() {
        return id;
    }

    /** What callbacks, edits and follow-ups carry in their path. */
    public String token() {
        return token;
    }

    public Instant made() {
        return made;
    }

    /** How long the bot took to answer at all, on the wall's clock; empty while it has not. */
    public Optional<Duration> acknowledgedAfter() {
        return answeredWith == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, answeredNanos - madeNanos)));
    }

    /** The callback's type: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 form; 0 when there was none. */
    public int answeredWith() {
        return answeredWith;
    }

    int type() {
        return type;
    }

    Person person() {
        return person;
    }

    Channel channel() {
        return channel;
    }

    ObjectNode payload() {
        return payload;
    }

    CompletableFuture<List<JsonNode>> choices() {
        return choices;
    }

    boolean answered() {
        return answeredWith != 0;
    }

    void answer(int callbackType) {
        answeredNanos = System.nanoTime();
        answeredWith = callbackType;
    }

    boolean tooLate(Instant now) {
        return now.isAfter(made.plus(TO_ANSWER));
    }

    boolean tokenExpired(Instant now) {
        return expired || !now.isBefore(made.plus(TOKEN_LIFE));
    }

    void expire() {
        expired = true;
    }

    /** The message that {@code @original} means. */
    @Nullable
    String original() {
        return original;
    }

    void original(@Nullable String messageId) {
        original = messageId;
    }

    /** The command's name, or nothing for a component's or form's use. */
    String commandName() {
        return type == COMMAND ? Json.string(payload.path("data"), "name") : "";
    }

    @Override
    public String toString() {
        return "Interaction[" + id + "]";
    }
}
