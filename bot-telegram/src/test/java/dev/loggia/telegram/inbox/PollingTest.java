package dev.loggia.telegram.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.telegram.Options;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

/** The library's long polling, with what it does not do by itself. */
class PollingTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
    private final BotApi api =
            new BotApi(new BotToken(telegram.token()), telegram.baseUri(), new SimpleMeterRegistry());
    private final PollWatch watch = new PollWatch(InstantSource.system());
    private final List<Integer> taken = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @Test
    void whateverTakingAnUpdateThrowsTheNextIsAskedFor() {
        Polling polling = polling(update -> {
            taken.add(update.getUpdateId());
            throw new StackOverflowError("for a test");
        });
        assertThat(polling.start()).isTrue();

        for (int i = 1; i <= 3; i++) {
            telegram.person("Ada").writes("/quota");
            int count = i;
            Awaitility.await().until(() -> taken.size() == count);
        }
        polling.stop();
    }

    @Test
    void aFailureOfTelegramsIsOvercome() {
        Polling polling = polling(update -> taken.add(update.getUpdateId()));
        telegram.faults().serverError("getUpdates", 2, 502).dropConnection("getUpdates", 1);
        polling.start();

        telegram.person("Ada").writes("/quota");

        Awaitility.await().until(() -> taken.size() == 1);
        Awaitility.await().until(() -> watch.trouble().isEmpty());
        polling.stop();
    }

    @Test
    void asksAgainFromTheBeginningWhenItBeginsAnew() {
        Polling polling = polling(update -> taken.add(update.getUpdateId()));
        polling.start();
        telegram.person("Ada").writes("/quota");
        Awaitility.await().until(() -> taken.size() == 1);
        Awaitility.await().until(() -> telegram.unconfirmed() == 0);

        polling.start();
        telegram.person("Ada").writes("/quota");

        Awaitility.await().until(() -> taken.size() == 2);
        assertThat(polling.running()).isTrue();
        polling.stop();
        assertThat(polling.running()).isFalse();
    }

    @Test
    void whenTelegramIsNotThereItDoesNotStart() {
        telegram.close();

        assertThat(polling(update -> {}).start()).isFalse();
    }

    private Polling polling(Consumer<Update> reception) {
        return new Polling(api, reception, watch, Duration.ofSeconds(2));
    }
}
