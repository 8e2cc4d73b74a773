package dev.loggia.discord.answer;

import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Payload;
import dev.loggia.discord.http.Reply;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts a word with the bot's own token, or edits what was posted for the same call before. */
final class Posting {
    private static final Logger log = LoggerFactory.getLogger(Posting.class);
    private static final int UNAUTHORIZED = 401;
    private static final int UNKNOWN_MESSAGE = 10008;
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(5);

    private final BotClient bot;
    private final Word word;

    Posting(BotClient bot, Word word) {
        this.bot = bot;
        this.word = word;
    }

    Step in(String channel, Address address, UnaryOperator<Payload> finish) {
        String before = address.posted();
        if (before != null && channel.equals(address.postedIn())) {
            Reply edited =
                    word.send(address.asked().limit(), payload -> bot.edit(channel, before, finish.apply(payload)));
            boolean deleted = edited instanceof Reply.Refused refused && refused.code() == UNKNOWN_MESSAGE;
            if (!deleted) {
                return edited instanceof Reply.Ok ? new Step.Shown(address) : failed("message", edited);
            }
        }
        // The same call is answered once in one channel, also when the answer to an earlier try was lost.
        String nonce = Nonce.of(word.conversation().call().event());
        Reply posted = word.send(address.asked().limit(), payload -> bot.post(channel, finish.apply(payload), nonce));
        return posted instanceof Reply.Ok ok
                ? new Step.Shown(address.withPosted(ok.body().path("id").asString(""), channel))
                : failed("message", posted);
    }

    Step failed(String what, Reply reply) {
        if (reply instanceof Reply.Limited limited) {
            return new Step.Wait(limited.until());
        }
        if (reply instanceof Reply.Refused refused) {
            if (refused.status() == UNAUTHORIZED) {
                log.error("Discord does not know the token in DISCORD_TOKEN any more; answers wait for a new one");
                return new Step.Wait(UNTIL_SOMEBODY_LOOKS);
            }
            return new Step.Closed(what + " " + refused.status() + "/" + refused.code());
        }
        return word.later();
    }
}
