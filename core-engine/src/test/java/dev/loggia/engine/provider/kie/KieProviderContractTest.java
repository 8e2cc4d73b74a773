package dev.loggia.engine.provider.kie;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.engine.platform.MacKey;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.GenerationProviderContract;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

class KieProviderContractTest extends GenerationProviderContract {
    private final WireServer server = new WireServer();
    private final GenerationProvider provider = new KieFixture(server.address()).provider;
    private final CallbackVerification callbacks =
            new KieCallbacks(KieFixture.ADDRESS, KieFixture.KEY, Clock.systemUTC());

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected GenerationProvider provider() {
        return provider;
    }

    @Override
    protected CallbackVerification callbacks() {
        return callbacks;
    }

    @Override
    protected FarEnd farEnd() {
        return new Wire();
    }

    /** The far end in KIE's words. */
    private final class Wire implements FarEnd {
        @Override
        public void acceptsTask(String taskId) {
            server.json("{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"" + taskId + "\"}}");
        }

        @Override
        public void isBusy() {
            server.json("{\"code\":429,\"msg\":\"too many\",\"data\":null}");
        }

        @Override
        public void refuses() {
            server.json("{\"code\":422,\"msg\":\"prompt is too long\",\"data\":null}");
        }

        @Override
        public void isOutOfCredit() {
            server.json("{\"code\":402,\"msg\":\"Credits insufficient\",\"data\":null}");
        }

        @Override
        public void takesTheTaskAndLosesTheAnswer() {
            server.answer((socket, out) -> socket.close());
        }

        @Override
        public void isNotThere() {
            server.close();
        }

        @Override
        public void isWorkingOn(String taskId) {
            server.json("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + taskId
                    + "\",\"state\":\"generating\"}}");
        }

        @Override
        public void finished(String taskId, List<URI> results, long costUsdMicros) {
            String urls = results.stream().map(url -> "\\\"" + url + "\\\"").collect(Collectors.joining(","));
            server.json("{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"" + taskId
                    + "\",\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":[" + urls
                    + "]}\",\"creditsConsumed\":" + credits(costUsdMicros) + "}}");
        }

        @Override
        public void failed(String taskId, boolean refused) {
            server.json("{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"" + taskId
                    + "\",\"state\":\"fail\",\"failCode\":\"" + (refused ? "400" : "500") + "\"}}");
        }

        @Override
        public void doesNotKnow(String taskId) {
            server.json("{\"code\":422,\"msg\":\"recordInfo is null\",\"data\":null}");
        }

        @Override
        public void answersNonsense() {
            server.status("502 Bad Gateway", "Content-Type: text/html\r\n", "<html><h1>Bad gateway</h1></html>");
        }

        @Override
        public void holds(long usdMicros) {
            server.json("{\"code\":200,\"msg\":\"success\",\"data\":" + credits(usdMicros) + "}");
        }

        @Override
        public URI lastCallbackUrl() {
            JsonNode body = KieJson.readObject(server.lastRequest().body().getBytes(UTF_8))
                    .orElseThrow();
            return URI.create(body.path("callBackUrl").stringValue());
        }

        @Override
        public Callback callbackFor(String taskId) {
            String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
            byte[] signature = MacKey.ofText(KieFixture.KEY).mac(taskId + "." + timestamp);
            return new Callback(
                    Map.of(
                            "x-webhook-timestamp",
                            timestamp,
                            "x-webhook-signature",
                            Base64.getEncoder().encodeToString(signature)),
                    ("{\"code\":200,\"data\":{\"taskId\":\"" + taskId + "\",\"state\":\"success\"}}").getBytes(UTF_8));
        }

        private BigDecimal credits(long usdMicros) {
            return BigDecimal.valueOf(usdMicros).divide(BigDecimal.valueOf(5_000));
        }
    }
}
