package dev.loggia.sandbox.telegram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** The real client library, pointed at the stand-in; it keeps the updates that it gets. */
final class Bot implements AutoCloseable {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    final OkHttpTelegramClient client;
    final List<Update> updates = new CopyOnWriteArrayList<>();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .readTimeout(70, TimeUnit.SECONDS)
            .retryOnConnectionFailure(false)
            .build();
    private final TelegramBotsLongPollingApplication application = new TelegramBotsLongPollingApplication();
    private final TelegramStandIn telegram;

    Bot(TelegramStandIn telegram) {
        this.telegram = telegram;
        this.client = new OkHttpTelegramClient(http, telegram.token(), url());
    }

    private TelegramUrl url() {
        return TelegramUrl.builder()
                .schema("http")
                .host(telegram.baseUri().getHost())
                .port(telegram.baseUri().getPort())
                .testServer(false)
                .build();
    }

    BotSession polls() throws TelegramApiException {
        return application.registerBot(
                telegram.token(),
                this::url,
                new DefaultGetUpdatesGenerator(
                        List.of("message", "callback_query", "inline_query", "pre_checkout_query", "my_chat_member")),
                (List<Update> batch) -> updates.addAll(batch));
    }

    @Override
    public void close() throws Exception {
        application.close();
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
