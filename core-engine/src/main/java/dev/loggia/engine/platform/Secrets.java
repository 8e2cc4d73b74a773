package dev.loggia.engine.platform;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's master secret, and the one before it while that is remembered. Nobody else reads either: each use derives a
 * key of its own, so that what is made for one use means nothing in another. A label never changes, for what was made with it
 * hangs under old messages, is stored, or is with a provider.
 */
@Component
public final class Secrets {
    private static final int LEAST = 16;

    private final MacKey current;
    private final MacKey earlier;
    private final LocalDate since;

    @Autowired
    Secrets(
            @Value("${loggia.secret:}") String secret,
            @Value("${loggia.secret-previous:}") String earlier,
            @Value("${loggia.secret-since:}") String since) {
        this(
                strong("loggia.secret", secret),
                earlier.isBlank() ? strong("loggia.secret", secret) : strong("loggia.secret-previous", earlier),
                earlier.isBlank() ? LocalDate.EPOCH : day(since));
    }

    private Secrets(MacKey current, MacKey earlier, LocalDate since) {
        this.current = current;
        this.earlier = earlier;
        this.since = since;
    }

    /** One secret for all time. */
    public static Secrets of(String secret) {
        return new Secrets(secret, "", "");
    }

    /** @param since the day of the change in UTC; all nodes must be told the same */
    public static Secrets replaced(String secret, String earlier, LocalDate since) {
        return new Secrets(secret, earlier, since.toString());
    }

    /** The key of one use. Cheap enough to be done once for a bean, not once a request. */
    public DerivedKey derive(String label) {
        return new DerivedKey(current.derive(label), earlier.derive(label));
    }

    /** The day on which the secret was replaced; the epoch when it never was. */
    public LocalDate since() {
        return since;
    }

    private static MacKey strong(String name, String secret) {
        if (secret.isBlank()) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, name + " is not set: addresses, callbacks and buttons are signed with it");
        }
        if (secret.length() < LEAST) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, name + " can be guessed: it needs at least " + LEAST + " characters");
        }
        return MacKey.ofText(secret);
    }

    private static LocalDate day(String since) {
        try {
            return LocalDate.parse(since);
        } catch (DateTimeParseException e) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.secret-since is not the day (UTC) on which the secret was replaced, such as 2026-11-23",
                    e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[redacted]";
    }
}
