package dev.loggia.discord;

import static dev.loggia.discord.Rig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.discord.shard.Shards;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.discord.Form;
import dev.loggia.sandbox.discord.Interaction;
import dev.loggia.sandbox.discord.Options;
import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** From the slash to the picture: the real engine, the real desk, the real Javacord. */
@SuppressWarnings("NullAway.Init") // made before the first test
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDeskTest {
    /** By its own clock no time passes: whatever is answered is in time. */
    private final DiscordStandIn discord = DiscordStandIn.start(
            Options.defaults().clock(InstantSource.fixed(Instant.now())).heartbeat(Duration.ofSeconds(1)));

    private final TestDatabase database = TestDatabase.create();

    private Path folder;
    private TestEngine engine;
    private @Nullable TestEngine other;

    @BeforeAll
    void start(@TempDir Path kept) {
        folder = kept;
        engine = node(Map.of());
    }

    @AfterAll
    void stop() {
        assertThat(engine.audit().run()).isEmpty();
        assertThat(discord.wireFaults()).isEmpty();
        if (other != null) {
            other.close();
        }
        engine.close();
        discord.close();
        database.close();
    }

    @Test
    void offersEveryCommandOfTheDesk() {
        assertThat(discord.commands()).contains("/imagine", "/video", "/balance", "/help", "/policy");
    }

    @Test
    void imagineBecomesAPictureWithButtonsThatWork() {
        Seat ann = seat("Ann");
        Seat bob = seat("Bob");
        paintsNext();

        Interaction asked = ann.types("/imagine", Map.of("prompt", "a lighthouse, @everyone, **now**"));
        Seen picture = ann.awaits(pictureFor("Ann"), SOON);

        assertThat(asked.answeredWith()).isEqualTo(5);
        assertThat(picture.buttons()).contains("Again", "Edit prompt", "Delete", "Open");
        assertThat(picture.pings()).isEmpty();
        bob.presses(picture, "Delete");
        assertThat(bob.awaits(seen -> seen.words().contains("Only the person who"), SOON)
                        .ephemeral())
                .isTrue();

        paintsNext();
        ann.presses(picture, "Again");
        await().atMost(SOON)
                .until(() -> ann.sees().stream()
                                .filter(seen -> !seen.files().isEmpty())
                                .count()
                        == 2);
        assertThat(generations()).isEqualTo(2);
    }

    @Test
    void whoMadeWhatAModeratorHidesIsToldInADirectMessage() {
        Seat finn = seat("Finn");
        discord.person("Mod").moderator();
        Seat mod = seat("Mod");
        paintsNext();
        finn.types("/imagine", Map.of("prompt", "a harbour"));
        finn.awaits(pictureFor("Finn"), SOON);
        String id = database.strings("select id::text from generation order by created_at desc limit 1")
                .get(0);

        mod.types("/hide", Map.of("id", id));

        Seen notice = discord.person("Finn")
                .direct()
                .awaits(seen -> seen.words().contains("A moderator removed something"), SOON);
        assertThat(notice.ephemeral()).isFalse();
        assertThat(notice.buttons()).contains("Open");
        await().atMost(SOON)
                .until(() ->
                        database.number("select count(*) from delivery where kind = 'hidden' and state = 'DELIVERED'")
                                == 1);
    }

    @Test
    void wordsAreEditedInAForm() {
        Seat cleo = seat("Cleo");
        paintsNext();
        cleo.types("/imagine", Map.of("prompt", "a harbour"));
        Seen picture = cleo.awaits(pictureFor("Cleo"), SOON);

        paintsNext();
        cleo.presses(picture, "Edit prompt");
        Form form = cleo.awaitsForm(SOON);
        assertThat(form.lines().get(0).value()).as("the words of now").isEqualTo("a harbour");
        cleo.fills(form, Map.of(form.lines().get(0).id(), "a harbour at night"));

        cleo.awaits(
                seen -> !seen.files().isEmpty() && !seen.id().equals(picture.id()) && "Cleo".equals(seen.usedBy()),
                SOON);
    }

    @Test
    void anotherNodeServesTheButtonsOfOneThatStopped() {
        Seat dora = seat("Dora");
        paintsNext();
        dora.types("/imagine", Map.of("prompt", "before the change"));
        Seen picture = dora.awaits(pictureFor("Dora"), SOON);
        int identified = discord.gateway().identified();

        other = node(Map.of("loggia.work.enabled", "false"));
        assertThat(discord.gateway().identified()).as("one leads").isEqualTo(identified);
        engine.door(Shards.class).stop();
        await().atMost(SOON)
                .until(() -> discord.gateway().identified() > identified
                        && discord.gateway().ready() == 1);
        Interaction deleted = dora.presses(picture, "Delete");

        await().atMost(SOON).until(() -> deleted.answeredWith() != 0);
        await().atMost(SOON).until(() -> dora.sees().stream()
                .filter(seen -> seen.id().equals(picture.id()))
                .allMatch(seen -> seen.files().isEmpty()));
    }

    private TestEngine node(Map<String, Object> different) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("loggia.chat.spool", folder.resolve("spool").toString());
        settings.put("loggia.chat.edit-every", "50ms");
        settings.put("loggia.generation.admission.per-window", "1000");
        settings.put("loggia.public-url", "https://loggia.example.org");
        settings.put("loggia.discord.token", discord.token());
        settings.put("loggia.discord.api", discord.restBase().toString());
        settings.put(
                "loggia.discord.stand-in-proxy", "127.0.0.1:" + discord.proxy().getPort());
        settings.put("loggia.discord.lead-every", "300ms");
        settings.put("test.database-url", database.url());
        settings.putAll(different);
        TestEngine started = TestEngine.nodeWith(database, folder, settings, ChatAndDiscord.class);
        await().atMost(SOON)
                .until(() ->
                        discord.gateway().ready() > 0 && !discord.commands().isEmpty());
        return started;
    }

    private void paintsNext() {
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
    }

    private long generations() {
        return database.number("select count(*) from generation");
    }

    private Seat seat(String name) {
        return discord.person(name).in(discord.guild().channel("gallery"));
    }

    private static Predicate<Seen> pictureFor(String name) {
        return seen -> !seen.files().isEmpty() && name.equals(seen.usedBy());
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"dev.loggia.chat", "dev.loggia.discord"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test(\\$.*)?"))
    static class ChatAndDiscord {

        @Bean
        JdbcConnectionDetails database(
                @org.springframework.beans.factory.annotation.Value("${test.database-url}") String url) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "postgres";
                }

                @Override
                public @Nullable String getPassword() {
                    return null;
                }

                @Override
                public String getJdbcUrl() {
                    return url;
                }
            };
        }
    }
}
