package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.discord.Options;
import dev.loggia.sandbox.discord.Seat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of Loggia with its door to a Discord. */
class DiscordDoorTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void aTokenOpensTheDoorAndAPictureComesBackThroughIt() throws Exception {
        // By its own clock no time passes: whatever is answered is in time.
        InstantSource still = InstantSource.fixed(Instant.now());
        try (DiscordStandIn discord =
                        DiscordStandIn.start(Options.defaults().clock(still).heartbeat(Duration.ofSeconds(1)));
                RunningLoggia loggia = LoggiaServer.start(
                        "--PORT=0",
                        "--LOGGIA_DATA=" + data,
                        "--DATABASE_URL=" + TestDatabase.createUrl(),
                        "--DISCORD_TOKEN=" + discord.token(),
                        "--loggia.discord.api=" + discord.restBase(),
                        "--loggia.discord.stand-in-proxy=127.0.0.1:"
                                + discord.proxy().getPort())) {
            await().atMost(SOON)
                    .until(() ->
                            discord.gateway().ready() == 1 && discord.commands().contains("/imagine"));
            Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));

            ann.types("/imagine", Map.of("prompt", "a lighthouse"));

            assertThat(ann.awaits(seen -> !seen.files().isEmpty(), SOON).buttons())
                    .contains("Again");
            assertThat(discord.wireFaults()).isEmpty();
            await().atMost(SOON).untilAsserted(() -> assertThat(get(loggia, "health/outages"))
                    .contains("\"discord\"", "\"connected\":1"));
            assertThat(get(loggia, "prometheus"))
                    .contains(
                            "loggia_discord_shards 1.0",
                            "loggia_discord_acknowledgement_seconds_count{outcome=\"done\"");
        }
    }

    private static String get(RunningLoggia loggia, String what) throws Exception {
        URI uri = loggia.baseUri().resolve("/actuator/" + what);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
