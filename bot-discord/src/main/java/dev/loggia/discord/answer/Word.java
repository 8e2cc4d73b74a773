package dev.loggia.discord.answer;

import dev.loggia.chat.ChatDoor.Conversation;
import dev.loggia.chat.Message;
import dev.loggia.discord.http.Payload;
import dev.loggia.discord.http.Reply;
import dev.loggia.discord.message.Rendering;
import dev.loggia.engine.platform.Outage;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message to one requester, and how often it was tried. */
record Word(Conversation conversation, Message message, Rendering rendering) {
    private static final Logger log = LoggerFactory.getLogger(Word.class);
    private static final int HTTP_TOO_LARGE = 413;
    private static final int TOO_LARGE = 40005;
    private static final int INVALID_FORM = 50035;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 6;

    /** What a way does with the rendered message. */
    interface Sending extends Function<Payload, Reply> {}

    /** Sends it; without its files where they are too large for Discord after all. */
    Reply send(long limit, Sending sending) {
        Reply reply = sending.apply(payload(limit));
        boolean tooLarge =
                reply instanceof Reply.Refused refused && (refused.status() == 413 || refused.code() == TOO_LARGE);
        return tooLarge ? sending.apply(payload(0)) : reply;
    }

    private Payload payload(long limit) {
        try {
            return rendering.of(message, conversation.call().locale(), limit);
        } catch (RuntimeException e) {
            if (Outage.behind(e).isEmpty()) {
                throw e;
            }
            throw new StoreAway(e);
        }
    }

    boolean refused() {
        return message.tone() == Message.Tone.REFUSED;
    }

    /** How long to wait after a failure that says nothing about when it will be over. */
    Step.Wait later() {
        return new Step.Wait(FIRST_WAIT.multipliedBy(1L << Math.min(conversation.attempts(), MOST_DOUBLINGS)));
    }

    /** The pictures cannot be read now. */
    static final class StoreAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreAway(Throwable cause) {
            super("The store of the pictures is away", cause);
        }
    }
}
