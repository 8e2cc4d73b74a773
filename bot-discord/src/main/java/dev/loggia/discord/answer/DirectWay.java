package dev.loggia.discord.answer;

import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Reply;

/** A private message. */
final class DirectWay implements Way {
    private final BotClient bot;

    DirectWay(BotClient bot) {
        this.bot = bot;
    }

    @Override
    public Step show(Word word, Address address) {
        Posting posting = new Posting(bot, word);
        Reply reply = bot.directChannel(address.asked().user());
        if (reply instanceof Reply.Ok ok) {
            return posting.in(ok.body().path("id").asString(""), address, payload -> payload);
        }
        return posting.failed("direct", reply);
    }
}
