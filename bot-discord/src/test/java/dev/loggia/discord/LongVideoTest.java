package dev.loggia.discord;

import static dev.loggia.discord.Rig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import dev.loggia.sandbox.art.Art;
import dev.loggia.sandbox.art.Commission;
import dev.loggia.sandbox.discord.Channel;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.discord.Guild;
import dev.loggia.sandbox.discord.Options;
import dev.loggia.sandbox.discord.Route;
import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A video takes twenty minutes, and Discord forgets after fifteen how to answer: real engine, desk, door and Javacord. */
@SuppressWarnings("NullAway.Init") // made before the first test
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongVideoTest {
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);
    /** How far all clocks are ahead of the wall's: Loggia's and Discord's. */
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private static final InstantSource CLOCK = () -> Instant.now().plus(AHEAD.get());

    private static final Instant START = Instant.now();

    /** Discord's goes by leaps alone, so that its three seconds do not pass on a slow machine. */
    private static final InstantSource DISCORDS = () -> START.plus(AHEAD.get());

    private final DiscordStandIn discord =
            DiscordStandIn.start(Options.defaults().clock(DISCORDS).heartbeat(Duration.ofSeconds(1)));
    private final TestDatabase database = TestDatabase.create();
    private HttpServer films;
    private TestEngine engine;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        films = films();
        engine = TestEngine.nodeWith(
                database,
                folder,
                Map.ofEntries(
                        Map.entry("loggia.chat.spool", folder.resolve("spool").toString()),
                        Map.entry("loggia.chat.edit-every", "50ms"),
                        Map.entry("loggia.media.allowed-origins", origin()),
                        Map.entry("loggia.public-url", "https://loggia.example.org"),
                        Map.entry("loggia.discord.token", discord.token()),
                        Map.entry("loggia.discord.api", discord.restBase().toString()),
                        Map.entry(
                                "loggia.discord.stand-in-proxy",
                                "127.0.0.1:" + discord.proxy().getPort()),
                        Map.entry("test.database-url", database.url())),
                RealDeskTest.ChatAndDiscord.class,
                VirtualTime.class);
        await().atMost(SOON)
                .until(() -> discord.gateway().ready() > 0 && discord.commands().contains("/video"));
    }

    @AfterAll
    void stop() {
        assertThat(engine.audit().run()).isEmpty();
        assertThat(discord.wireFaults()).isEmpty();
        engine.close();
        films.stop(0);
        discord.close();
        database.close();
    }

    @Test
    void comesAsAMessageThatTellsWhoAsked() {
        Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));

        takesTwentyMinutes(ann);

        Seen video = ann.awaits(aVideo(), SOON);
        assertThat(video.usedBy()).as("an ordinary message").isNull();
        assertThat(video.pings()).containsExactly(ann.person().id());
        assertThat(video.buttons()).contains("Again");
        isOverAndPaidOnce(ann);
        assertThat(ann.sees()).filteredOn(aVideo()).hasSize(1);
        assertThat(discord.requests(Route.EDIT_ANSWER))
                .as("the token was not tried any more")
                .allMatch(request -> request.status() == 200);
    }

    @Test
    void comesInPrivateWhereTheBotMayNotWrite() {
        Guild guild = discord.guild();
        Channel closed = guild.openChannel("closed", false);
        Seat bob = discord.person("Bob").in(closed);
        discord.faults().mute(closed);

        takesTwentyMinutes(bob);

        Seen video = bob.person().direct().awaits(aVideo(), SOON);
        assertThat(video.files()).hasSize(1);
        isOverAndPaidOnce(bob);
        assertThat(bob.sees()).noneMatch(aVideo());
    }

    private void takesTwentyMinutes(Seat seat) {
        engine.provider().willAccept();
        seat.types("/video", Map.of("prompt", "waves under the moon"));
        seat.awaits(seen -> seen.words().contains("Filming"), SOON);
        GenerationId id = generation(seat);
        FakeTask task = engine.provider().task(id);
        AHEAD.updateAndGet(so -> so.plus(TWENTY_MINUTES));
        task.succeedWith(URI.create(origin() + "/film.mp4"));
        engine.callBack(id, 1, task.id());
    }

    private GenerationId generation(Seat seat) {
        return GenerationId.parse(database.strings("select id::text from generation where asker_key = 'chat:discord:"
                        + seat.person().id() + "'")
                .get(0));
    }

    private void isOverAndPaidOnce(Seat seat) {
        String person = "'" + seat.person().id() + "'";
        await().atMost(SOON).until(() -> database.strings("select state from chat_call where person = " + person)
                .equals(List.of("DONE")));
        assertThat(database.number("select count(*) from quota_use where returned_at is null and generation_id = '"
                        + generation(seat) + "'"))
                .isEqualTo(1);
    }

    private static Predicate<Seen> aVideo() {
        return seen -> seen.files().stream().anyMatch(file -> file.name().endsWith(".mp4"));
    }

    private String origin() {
        return "http://127.0.0.1:" + films.getAddress().getPort();
    }

    private static HttpServer films() throws IOException {
        byte[] film = Art.mp4(new Commission("waves under the moon", "kling", 0, 160, 90));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/film.mp4", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, film.length);
            exchange.getResponseBody().write(film);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Configuration(proxyBeanMethods = false)
    static class VirtualTime {

        @Bean
        @Primary
        InstantSource virtualTime() {
            return CLOCK;
        }
    }
}
