package dev.loggia.discord.command;

import dev.loggia.chat.ChatDesk;
import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Reply;
import dev.loggia.engine.message.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/** Tells Discord which commands there are, when it does not know. */
public final class CommandRegistration {
    private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);

    private final ChatDesk desk;
    private final BotClient bot;
    private final CommandSheet sheet;

    public CommandRegistration(ChatDesk desk, BotClient bot, Messages texts) {
        this.desk = desk;
        this.bot = bot;
        this.sheet = new CommandSheet(texts);
    }

    /** Compares and, where something differs, replaces all. Blocks for a few requests. False: try again later. */
    public boolean bringUpToDate() {
        Reply known = bot.application();
        if (!(known instanceof Reply.Ok application)) {
            return failed("the application could not be read", known);
        }
        String id = application.body().path("id").asString("");
        Reply offered = bot.commands(id);
        if (!(offered instanceof Reply.Ok there)) {
            return failed("its commands could not be read", offered);
        }
        ArrayNode ours = sheet.of(desk.commands());
        if (Sameness.of(ours, there.body())) {
            return true;
        }
        Reply replaced = bot.replaceCommands(id, ours);
        if (!(replaced instanceof Reply.Ok)) {
            return failed("the commands were not taken", replaced);
        }
        log.info("Discord: {} commands are registered; Discord may take a minute to show them", ours.size());
        return true;
    }

    private static boolean failed(String what, Reply reply) {
        String why = reply instanceof Reply.Refused refused
                ? "HTTP " + refused.status() + ", code " + refused.code()
                : reply instanceof Reply.Failed failure ? failure.what() : "too often";
        log.warn("Discord: {} ({}); trying again", what, why);
        return false;
    }
}
