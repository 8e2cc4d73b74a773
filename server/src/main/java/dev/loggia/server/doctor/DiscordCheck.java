package dev.loggia.server.doctor;

import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.Reply;
import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Whether Discord knows the bot, and whether it is set up as Loggia needs it. */
final class DiscordCheck {
    private static final int UNAUTHORIZED = 401;
    private static final int FEW_STARTS = 50;
    /** See channels, send messages (in threads too), embed links, attach files. */
    private static final long PERMISSIONS = 274_877_959_168L;

    private final Settings settings;
    private final URI api;

    DiscordCheck(Settings settings, Environment environment) {
        this.settings = settings;
        this.api = URI.create(environment.getProperty("loggia.discord.api", "https://discord.com/api/v10"));
    }

    List<Diagnosis> bot() {
        if (!settings.doors().has(Doors.Door.DISCORD)) {
            return List.of();
        }
        return settings.discord()
                .map(access -> examine(new BotClient(
                        api,
                        "DiscordBot (https://loggia.invalid, 1)",
                        access.token().value(),
                        Clock.systemUTC())))
                .orElseGet(() -> List.of(Diagnosis.ok("Discord: no bot of your own; DISCORD_TOKEN connects one")));
    }

    private static List<Diagnosis> examine(BotClient bot) {
        Reply reply = bot.application();
        if (reply instanceof Reply.Ok application) {
            List<Diagnosis> found = new ArrayList<>();
            found.add(Diagnosis.ok("Discord: knows the bot as "
                    + application.body().path("name").asString("?") + "; it needs no privileged intent"));
            setUp(found, application.body());
            starts(found, bot);
            return found;
        }
        return List.of(
                reply instanceof Reply.Refused refused && refused.status() == UNAUTHORIZED
                        ? Diagnosis.fail(
                                "Discord: does not know the token in DISCORD_TOKEN",
                                "reset it at https://discord.com/developers/applications, under Bot")
                        : Diagnosis.warn(
                                "Discord: does not answer as it should",
                                "look whether this machine may reach https://discord.com, and https://discordstatus.com"));
    }

    private static void setUp(List<Diagnosis> found, JsonNode application) {
        if (application.path("integration_types_config").has("1")) {
            found.add(Diagnosis.warn(
                    "Discord: people may install the bot for themselves alone, where it cannot answer late results",
                    "turn User Install off at https://discord.com/developers/applications, under Installation"));
        }
        JsonNode guilds = application.path("approximate_guild_count");
        if (guilds.isNumber() && guilds.asInt() == 0) {
            found.add(Diagnosis.warn(
                    "Discord: the bot is in no server yet",
                    "invite it: https://discord.com/oauth2/authorize?client_id="
                            + application.path("id").asString("")
                            + "&scope=bot+applications.commands&permissions=" + PERMISSIONS));
        }
    }

    private static void starts(List<Diagnosis> found, BotClient bot) {
        if (bot.gateway() instanceof Reply.Ok gateway) {
            int left =
                    gateway.body().path("session_start_limit").path("remaining").asInt(FEW_STARTS);
            if (left < FEW_STARTS) {
                found.add(Diagnosis.warn(
                        "Discord: only " + left + " connections are left for today",
                        "look why the bot connects so often; Discord resets its token when none is left"));
            }
        }
    }
}
