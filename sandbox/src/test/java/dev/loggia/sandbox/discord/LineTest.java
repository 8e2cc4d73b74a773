package dev.loggia.sandbox.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.javacord.core.DiscordApiImpl;
import org.junit.jupiter.api.Test;

/** What the real library makes of a gateway that misbehaves. */
class LineTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void isResumedAfterEveryKindOfInterruptionWithoutLosingAnInteraction() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults().heartbeat(Duration.ofSeconds(1)));
                Library bot = login(discord)) {
            Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));

            discord.gateway().askToReconnect();
            await().atMost(SOON).until(() -> discord.gateway().resumed() == 1);
            hears(ann, "after op 7");
            discord.gateway().refuse(true);
            discord.gateway().drop();
            Interaction missed = ann.types("/imagine", Map.of("prompt", "while away"));
            discord.gateway().refuse(false);
            await().atMost(SOON).until(() -> discord.gateway().resumed() == 2);
            await().atMost(SOON).until(() -> heard.contains("while away"));
            discord.gateway().close(4000);
            await().atMost(SOON).until(() -> discord.gateway().resumed() == 3);
            discord.resend(missed);
            await().atMost(SOON)
                    .until(() -> heard.stream().filter("while away"::equals).count() == 2);
            discord.gateway().invalidate(false);
            await().atMost(SOON).until(() -> discord.gateway().identified() == 2);
            await().atMost(SOON).until(() -> !bot.api.getServers().isEmpty());
            hears(ann, "after op 9");
            assertThat(discord.gateway().heartbeats()).isPositive();
        }
    }

    @Test
    void playsDeadUntilTheBotLooksForItself() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults());
                Library bot = login(discord)) {
            String person = discord.room().people().get(0);
            assertThat(discord.room().state(person)).containsEntry("online", true);
            discord.gateway().silence();
            assertThat(discord.room().state(person)).containsEntry("online", false);
            Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));
            ann.types("/imagine", Map.of("prompt", "unheard"));
            assertThat(heard).isEmpty();
            assertThat(discord.gateway().ready()).isZero();

            ((DiscordApiImpl) bot.api).getWebSocketAdapter().getWebSocket().disconnect(4900, "zombie", 1000);

            await().atMost(SOON).until(() -> heard.contains("unheard"));
            assertThat(discord.gateway().resumed()).isEqualTo(1);
        }
    }

    @Test
    void dividesGuildsAmongShards() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults().guilds(4));
                Library first = Library.login(discord, 0, 2);
                Library second = Library.login(discord, 1, 2)) {
            assertThat(first.api.getServers()).hasSize(2);
            assertThat(second.api.getServers()).hasSize(2);

            discord.faults().kick(discord.guild());

            await().atMost(SOON)
                    .until(() -> first.api.getServers().size() == 1
                            || second.api.getServers().size() == 1);
        }
    }

    private Library login(DiscordStandIn discord) throws Exception {
        new Client(discord).call("PUT", "/applications/" + discord.applicationId() + "/commands", """
                    [{"name": "imagine", "description": "Makes a picture", "options": [
                       {"type": 3, "name": "prompt", "description": "What", "required": true}]}]""");
        Library bot = Library.login(discord);
        bot.api.setReconnectDelay(attempt -> 1);
        bot.api.addSlashCommandCreateListener(event -> heard.add(event.getSlashCommandInteraction()
                .getArgumentStringValueByName("prompt")
                .orElseThrow()));
        return bot;
    }

    private void hears(Seat ann, String prompt) {
        ann.types("/imagine", Map.of("prompt", prompt));
        await().atMost(SOON).until(() -> heard.contains(prompt));
    }
}
