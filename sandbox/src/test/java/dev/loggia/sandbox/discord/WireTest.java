package dev.loggia.sandbox.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WireTest {
    private final DiscordStandIn discord = DiscordStandIn.start(Options.defaults());
    private final Client bot = new Client(discord);
    private final Channel gallery = discord.guild().channel("gallery");
    private final Seat ann = discord.person("Ann").in(gallery);
    private final String commands = "/applications/" + discord.applicationId() + "/commands";
    private final String messages = "/channels/" + gallery.id() + "/messages";

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void refusesCommandsAsDiscordDoes() throws Exception {
        Client.Answer refused = bot.call("PUT", commands, """
            [{"name": "Imagine", "description": "", "options": [
               {"type": 3, "name": "a", "description": "b"},
               {"type": 3, "name": "c d", "description": "e", "required": true}]}]""");

        assertThat(refused.code()).isEqualTo(50035);
        assertThat(refused.json().at("/errors/0/name/_errors/0/code").asString())
                .isEqualTo("APPLICATION_COMMAND_INVALID_NAME");
        assertThat(refused.json().at("/errors/0/description/_errors/0/code").asString())
                .isEqualTo("BASE_TYPE_REQUIRED");
        assertThat(refused.json().at("/errors/0/options/1/_errors/0/code").asString())
                .isEqualTo("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
        assertThat(refused.json().at("/errors/0/options/1/name").isMissingNode())
                .isFalse();
        assertThat(discord.commands()).isEmpty();
    }

    @Test
    void keepsACommandsIdAndOffersItWhereItMayBeUsed() throws Exception {
        String moderators = """
            [{"name": "hide", "description": "Hides", "contexts": [0], "default_member_permissions": "8192"}]""";
        String id = bot.call("PUT", commands, moderators).json().at("/0/id").asString();

        assertThat(bot.call("PUT", commands, moderators).json().at("/0/id").asString())
                .isEqualTo(id);
        assertThatThrownBy(() -> ann.types("/hide")).hasMessageContaining("no command /hide");
        Person mo = discord.person("Mo").moderator();
        assertThat(mo.in(gallery).types("/hide").commandName()).isEqualTo("hide");
        assertThatThrownBy(() -> mo.direct().types("/hide")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsWhatACommandMentions() throws Exception {
        bot.call("PUT", commands, """
            [{"name": "policy", "description": "Sets", "options": [{"type": 1, "name": "allow", "description": "Allows",
              "options": [
                {"type": 8, "name": "role", "description": "Whom", "required": true},
                {"type": 6, "name": "user", "description": "Whom too"},
                {"type": 7, "name": "channel", "description": "Where"},
                {"type": 11, "name": "image", "description": "Like what"},
                {"type": 4, "name": "count", "description": "How many", "max_value": 4}]}]}]""");
        Person ben = discord.person("Ben").role(discord.guild(), "Painters");
        String painters = discord.guild().role("Painters");

        JsonNode payload = ann.types(
                        "/policy allow",
                        Map.of(
                                "role",
                                painters,
                                "user",
                                ben,
                                "channel",
                                gallery,
                                "image",
                                new Upload("a.png", "image/png", new byte[] {1}),
                                "count",
                                4))
                .payload();

        JsonNode resolved = payload.path("data").path("resolved");
        assertThat(payload.at("/data/options/0/options")).hasSize(5);
        assertThat(resolved.at("/roles/" + painters + "/name").asString()).isEqualTo("Painters");
        assertThat(resolved.at("/members/" + ben.id() + "/roles/0").asString()).isEqualTo(painters);
        assertThat(resolved.path("attachments")).hasSize(1);
        assertThat(payload.at("/member/permissions").asString()).isNotEmpty();
        assertThatThrownBy(() -> ann.types("/policy allow", Map.of("role", painters, "count", 5)))
                .hasMessageContaining("out of bounds");
    }

    @Test
    void letsStrangersInstallItForThemselves() throws Exception {
        bot.registers();
        Guild elsewhere = discord.foreignGuild();

        JsonNode payload =
                ann.person().in(elsewhere.channel("gallery")).types("/imagine").payload();

        assertThat(payload.path("guild_id").asString()).isEqualTo(elsewhere.id());
        assertThat(payload.at("/authorizing_integration_owners/1").asString())
                .isEqualTo(ann.person().id());
        assertThat(discord.guilds()).doesNotContain(elsewhere);
    }

    @Test
    void limitsWithTheHeadersThatTellDiscordFromItsShield() throws Exception {
        discord.faults().limit(Route.SEND, Duration.ofMillis(700), 1);

        Client.Answer limited = bot.call("POST", messages, "{\"content\": \"a\"}");
        Client.Answer after = bot.call("POST", messages, "{\"content\": \"a\"}");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.json().path("retry_after").asDouble()).isEqualTo(0.7);
        assertThat(limited.whole().headers().firstValue("Via")).isPresent();
        assertThat(limited.whole().headers().firstValue("Date")).isPresent();
        assertThat(after.status()).isEqualTo(200);
    }

    @Test
    void losesAnswersOfWhatItHasDone() throws Exception {
        discord.faults().loseAnswer(Route.SEND, 1);

        assertThatThrownBy(() -> bot.call("POST", messages, "{\"content\": \"a\"}"))
                .isInstanceOf(IOException.class);

        assertThat(ann.sees()).extracting(Seen::text).containsExactly("a");
        assertThat(discord.requests(Route.SEND)).singleElement().satisfies(request -> {
            assertThat(request.status()).isZero();
            assertThat(request.headers()).containsEntry("authorization", "Bot");
        });
    }

    @Test
    void closesItsDoorsOneByOne() throws Exception {
        discord.faults().mute(gallery);
        assertThat(bot.call("POST", messages, "{\"content\": \"a\"}").code()).isEqualTo(50013);
        discord.faults().hide(gallery);
        assertThat(bot.call("POST", messages, "{\"content\": \"a\"}").code()).isEqualTo(50001);
        discord.faults().clear();
        discord.faults().kick(discord.guild());
        assertThat(bot.call("GET", "/channels/" + gallery.id(), "").code()).isEqualTo(50001);
        assertThat(bot.call("POST", "/channels/1/messages", "{\"content\": \"a\"}")
                        .code())
                .isEqualTo(10003);
        Person ben = discord.person("Ben");
        String direct = bot.call("POST", "/users/@me/channels", "{\"recipient_id\": \"" + ben.id() + "\"}")
                .json()
                .path("id")
                .asString();
        discord.faults().closeDirect(ben);
        assertThat(bot.call("POST", "/channels/" + direct + "/messages", "{\"content\": \"a\"}")
                        .code())
                .isEqualTo(50007);
        discord.faults().openDirect(ben);
        bot.call("POST", "/channels/" + direct + "/messages", "{\"content\": \"a\"}");
        assertThat(ben.direct().sees()).extracting(Seen::text).containsExactly("a");
    }

    @Test
    void countsHowManyCallsWereUnderWayAtOnce() throws Exception {
        discord.faults().latency(Route.SEND, Duration.ofMillis(300));
        List<CompletableFuture<Client.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(bot.calls("POST", messages, "{\"content\": \"a\"}"));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(discord.mostInFlight(Route.SEND)).isBetween(2, 12);
        assertThat(ann.sees()).hasSize(12);
    }

    @Test
    void knowsTheTokenAndItsOwnCalls() throws Exception {
        assertThat(bot.call("GET", "/users/@me", "").json().path("id").asString())
                .isEqualTo(discord.applicationId());
        assertThat(bot.call("GET", "/guilds/1/bans", "").status()).isEqualTo(404);
        assertThat(discord.wireFaults()).containsExactly("not spoken here: GET /guilds/1/bans");
        await().until(() -> discord.requests().size() == 2);
    }
}
