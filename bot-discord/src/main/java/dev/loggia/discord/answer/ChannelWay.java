package dev.loggia.discord.answer;

import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Payload;

/** An ordinary message in the channel that tells the requester of itself. What stood there for the call before is taken away. */
final class ChannelWay implements Way {
    private final BotClient bot;

    ChannelWay(BotClient bot) {
        this.bot = bot;
    }

    @Override
    public Step show(Word word, Address address) {
        Asked asked = address.asked();
        Step step = new Posting(bot, word).in(asked.channel(), address, payload -> mention(asked, payload));
        String stale = address.original();
        if (step instanceof Step.Shown && stale != null && !asked.inPlace() && !asked.hidden()) {
            // As well as it goes: the answer is there, and old progress beside it does no harm.
            bot.delete(asked.channel(), stale);
        }
        return step;
    }

    private static Payload mention(Asked asked, Payload payload) {
        return asked.direct() || asked.inPlace() ? payload : payload.mentioning(asked.user());
    }
}
