package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpdatesTest {
    private final TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
    private final Caller caller = new Caller(telegram);
    private final Person ada = telegram.person("Ada");

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void givesAnUpdateUntilItIsConfirmed() throws Exception {
        ada.writes("/imagine a boat");
        int id = telegram.updateIds().get(0);
        assertThat(caller.result("getUpdates", "{}").path(0).path("update_id").asInt(0))
                .isEqualTo(id);
        assertThat(caller.result("GETUPDATES", "{'offset':" + id + "}").size()).isEqualTo(1);
        assertThat(caller.result("getupdates", "{'offset':" + (id + 1) + "}").size())
                .isZero();
        assertThat(telegram.unconfirmed()).isZero();
        telegram.faults().redeliver(id);
        assertThat(caller.result("getUpdates", "{'offset':" + (id + 1) + "}").size())
                .isEqualTo(1);
    }

    @Test
    void aPollWaitsAndIsEndedByTheNextOne() throws Exception {
        CompletableFuture<JsonNode> first = caller.later("getUpdates", "{'timeout':50}");
        // The other poll can only end what has begun.
        await().untilAsserted(() -> {
            CompletableFuture<JsonNode> other = caller.later("getUpdates", "{'timeout':0}");
            other.join();
            assertThat(first).isDone();
        });
        assertThat(first.join().path("error_code").asInt(0)).isEqualTo(409);
        CompletableFuture<JsonNode> second = caller.later("getUpdates", "{'timeout':50}");
        ada.writes("hello");
        assertThat(second.join().path("result").size()).isEqualTo(1);
    }

    @Test
    void aWebhookGetsUpdatesWithItsSecretUntilItSaysYes() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            got.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
            exchange.sendResponseHeaders(got.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            assertThat(caller.said("setWebhook", "{'url':'" + url + "','secret_token':'s3cret'}"))
                    .isEqualTo("200");
            assertThat(caller.said("getUpdates", "{}")).startsWith("409 Conflict: can't use getUpdates");
            ada.writes("hello");
            await().untilAsserted(() -> assertThat(telegram.unconfirmed()).isZero());
            assertThat(got).containsExactly("s3cret", "s3cret");
            telegram.faults().redeliver(telegram.updateIds().get(0));
            await().untilAsserted(() -> assertThat(got).hasSize(3));
            assertThat(caller.result("getWebhookInfo", "{}")
                            .path("last_error_message")
                            .asString(""))
                    .isEqualTo("Wrong response from the webhook: 503");
        } finally {
            receiver.stop(0);
        }
        assertThat(caller.said("setWebhook", "{'url':'http://example.com/'}"))
                .contains("An HTTPS URL must be provided");
    }

    @Test
    void inAGroupTheBotHearsOnlyWhatIsMeantForIt() throws Exception {
        Place group = telegram.group();
        ada.writesIn(group, "nice weather");
        ada.writesIn(group, "/imagine@other_bot a boat");
        assertThat(telegram.updateIds()).isEmpty();
        ada.writesIn(group, "/imagine a boat");
        ada.writesIn(group, "/imagine@" + telegram.botUsername() + " a boat");
        ada.writesIn(group, "hey @" + telegram.botUsername());
        caller.result("sendMessage", "{'chat_id':" + group.chat() + ",'text':'Here'}");
        List<Seen> seen = ada.sees(group);
        ada.replies(seen.get(seen.size() - 1), "thanks");
        assertThat(telegram.updateIds()).hasSize(4);
    }

    @Test
    void anUnwantedKindIsNotGiven() throws Exception {
        caller.result("getUpdates", "{'allowed_updates':['callback_query']}");
        ada.writes("hello");
        assertThat(telegram.updateIds()).isEmpty();
        caller.result("getUpdates", "{'allowed_updates':[]}");
        ada.blocks();
        assertThat(caller.result("getUpdates", "{}")
                        .path(0)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asString(""))
                .isEqualTo("kicked");
    }
}
