package dev.loggia.discord.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where one call is answered, and what was posted for it so far: the desk keeps it as text from word to word.
 *
 * @param settled whether the last word is there: what comes now changes that message, and never makes a new one
 * @param original the message that took the acknowledgement's place
 * @param followUp the message that is edited instead, because the original is gone or was not to be touched
 * @param followUpHidden whether that one is seen by the requester alone
 * @param posted an ordinary message of the bot's, when the token was of no use any more
 * @param postedIn its channel
 */
public record Address(
        Asked asked,
        boolean settled,
        @Nullable String original,
        @Nullable String followUp,
        boolean followUpHidden,
        @Nullable String posted,
        @Nullable String postedIn) {
    /** Bytes that one file may have anywhere. */
    private static final long USUAL_LIMIT = 10L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of something that was just acknowledged. */
    public static Address of(Asked asked) {
        return new Address(asked, false, null, null, false, null, null);
    }

    /** Of a button whose message the answer replaces. */
    public static Address inPlace(Asked asked, String message) {
        // What one person alone sees is no message of the bot's: nothing but the token changes it.
        return asked.hidden()
                ? new Address(asked, false, message, null, false, null, null)
                : new Address(asked, false, message, null, false, message, asked.channel());
    }

    /** Of what nobody asked for, to be told to a person alone. */
    static Address inPrivate(String user) {
        return of(new Asked("", "", 0, "", user, USUAL_LIMIT, false, true, false));
    }

    static Address read(String text) {
        return JSON.readValue(text, Address.class);
    }

    public String write() {
        return JSON.writeValueAsString(this);
    }

    Address withoutToken() {
        return new Address(asked.withoutToken(), settled, original, followUp, followUpHidden, posted, postedIn);
    }

    /** After the last word: the token stays only where it is the only way to take that back, and while it works. */
    Address settle(Instant now) {
        Asked kept = asked.hidden() && asked.tokenWorksAt(now) ? asked : asked.withoutToken();
        return new Address(kept, true, original, followUp, followUpHidden, posted, postedIn);
    }

    Address withOriginal(String message) {
        return new Address(asked, settled, message, followUp, followUpHidden, posted, postedIn);
    }

    Address withFollowUp(String message, boolean seenByRequesterAlone) {
        String untouched = asked.inPlace() ? original : null;
        return new Address(asked, settled, untouched, message, seenByRequesterAlone, posted, postedIn);
    }

    Address withPosted(String message, String in) {
        return new Address(asked, settled, original, followUp, followUpHidden, message, in);
    }

    @Override
    public String toString() {
        return "Address[redacted]";
    }
}
