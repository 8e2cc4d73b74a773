package dev.loggia.discord.answer;

import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Reply;

/**
 * Into the message with the last word, long after it: a picture is taken back. It is the bot's own message, however it came
 * there. Where it is gone there is nothing left to take back. What one person alone sees is no such message: once the token has
 * expired, Discord lets nobody change it.
 */
final class SettledWay implements Way {
    private static final int UNKNOWN_MESSAGE = 10008;

    private final BotClient bot;

    SettledWay(BotClient bot) {
        this.bot = bot;
    }

    @Override
    public Step show(Word word, Address address) {
        Asked asked = address.asked();
        String posted = address.posted();
        String answer = address.followUp() == null ? address.original() : address.followUp();
        String message = posted == null ? answer : posted;
        if (message == null || (posted == null && (asked.hidden() || address.followUpHidden()))) {
            return new Step.Closed("seen by the requester alone");
        }
        String channel = address.postedIn() == null ? asked.channel() : address.postedIn();
        Reply reply = word.send(asked.limit(), payload -> bot.edit(channel, message, payload));
        boolean gone = reply instanceof Reply.Refused refused && refused.code() == UNKNOWN_MESSAGE;
        return reply instanceof Reply.Ok || gone
                ? new Step.Shown(address)
                : new Posting(bot, word).failed("message", reply);
    }
}
