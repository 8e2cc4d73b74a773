package dev.loggia.telegram.wire;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Calls of the Bot API, by the library's client. Every outcome is a {@link Reply}; nothing of what the server says is logged,
 * since it quotes messages, and nothing of the address, since the token is in it. Safe for many threads.
 */
public final class BotApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BotApi.class);
    private static final int AT_ONCE = 32;

    private final BotToken token;
    private final TelegramUrl address;
    private final OkHttpClient http;
    private final TelegramClient client;
    /** For what must not be sent twice: the other one tries again by itself when a connection breaks. */
    private final TelegramClient onceOnly;

    private final MeterRegistry meters;

    /** A call of one method. */
    public interface Asking<T> {
        T ask(TelegramClient client) throws TelegramApiException;
    }

    /** @param base scheme, host and port of the server */
    public BotApi(BotToken token, URI base, MeterRegistry meters) {
        this.token = token;
        this.address = address(base);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .connectionPool(new ConnectionPool(AT_ONCE, 1, TimeUnit.MINUTES))
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .callTimeout(Duration.ofMinutes(3))
                .followRedirects(false)
                .build();
        this.client = new OkHttpTelegramClient(http, token.value(), address);
        this.onceOnly = new OkHttpTelegramClient(
                http.newBuilder().retryOnConnectionFailure(false).build(), token.value(), address);
        this.meters = meters;
    }

    public BotToken token() {
        return token;
    }

    /** Where the server is, in the library's words. */
    public TelegramUrl address() {
        return address;
    }

    /**
     * A client for one long call at a time, which shares nothing with the others but the settings, so that it can be cut off
     * without them.
     */
    public OkHttpClient.Builder apart() {
        return http.newBuilder().dispatcher(dispatcher()).connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES));
    }

    /**
     * Calls and waits for the answer.
     *
     * @param method its name, for the figures
     */
    public <T> Reply<T> call(String method, Asking<T> asking) {
        Reply<T> reply = ask(method.startsWith("send") ? onceOnly : client, asking);
        String result = reply instanceof Reply.Refused<T> refused
                ? refused.refusal().name().toLowerCase(java.util.Locale.ROOT)
                : reply.answered() ? "answered" : "silent";
        meters.counter("loggia.telegram.calls", "method", method, "result", result)
                .increment();
        if (reply instanceof Reply.Refused<T> refused && refused.refusal() == Refusal.OTHER) {
            log.warn("Telegram refuses {} (code {}) for a reason that is not known here", method, refused.code());
        }
        return reply;
    }

    /** The bytes of a file that somebody sent; at most 20 MB, which is what the Bot API gives. The caller closes them. */
    public Reply<InputStream> download(String path) {
        return call("download", client -> client.downloadFileAsStream(path));
    }

    private static <T> Reply<T> ask(TelegramClient by, Asking<T> asking) {
        try {
            return new Reply.Answered<>(asking.ask(by));
        } catch (TelegramApiRequestException e) {
            return refused(e);
        } catch (TelegramApiException | RuntimeException e) {
            return e.getCause() instanceof TelegramApiRequestException cause ? refused(cause) : new Reply.Silent<>();
        }
    }

    private static <T> Reply<T> refused(TelegramApiRequestException e) {
        Integer code = e.getErrorCode();
        if (code == null) {
            return new Reply.Silent<>();
        }
        @Nullable ResponseParameters more = e.getParameters();
        Integer seconds = more == null ? null : more.getRetryAfter();
        Long migrated = more == null ? null : more.getMigrateToChatId();
        String sentence = String.valueOf(e.getApiResponse());
        return new Reply.Refused<>(
                Refusal.of(code, sentence, migrated != null),
                code,
                seconds == null ? null : Duration.ofSeconds(Math.max(1, seconds)),
                migrated);
    }

    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(Threads.calls());
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return dispatcher;
    }

    private static TelegramUrl address(URI base) {
        int usual = "https".equals(base.getScheme()) ? 443 : 80;
        return TelegramUrl.builder()
                .schema(base.getScheme())
                .host(base.getHost())
                .port(base.getPort() < 0 ? usual : base.getPort())
                .testServer(false)
                .build();
    }

    /** Cuts off what is under way and ends the threads. */
    @Override
    public void close() {
        shut(http);
    }

    /** Ends a client made from {@link #apart}. */
    public static void shut(OkHttpClient http) {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
