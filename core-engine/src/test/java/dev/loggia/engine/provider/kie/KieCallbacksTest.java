package dev.loggia.engine.provider.kie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.provider.CallbackReading;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KieCallbacksTest {
    /** Computed apart from this code: HMAC-SHA256 under {@code kie-test-key} of {@code task_kat_0001.1700000000}. */
    private static final String KNOWN_SIGNATURE = "UAdIYeycao9Gzr82Antx68ygTq52Xqcmj7zsiKJK8+g=";

    private static final long KNOWN_TIME = 1_700_000_000L;
    private static final String BODY = "{\"code\":200,\"data\":{\"taskId\":\"task_kat_0001\"}}";

    private final GenerationId generation = GenerationId.random();
    private final URI address = KieFixture.ADDRESS.of(generation, 1).orElseThrow();
    private final String mac = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);

    @Test
    void acceptsTheKnownSignature() {
        assertThat(read(at(KNOWN_TIME), KNOWN_SIGNATURE, KNOWN_TIME, BODY))
                .isEqualTo(new CallbackReading.Genuine("task_kat_0001"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void acceptsFiveMinutesEitherWay(long offset) {
        assertThat(read(at(KNOWN_TIME + offset), KNOWN_SIGNATURE, KNOWN_TIME, BODY))
                .isEqualTo(new CallbackReading.Genuine("task_kat_0001"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesMoreThanFiveMinutes(long offset) {
        assertThat(read(at(KNOWN_TIME + offset), KNOWN_SIGNATURE, KNOWN_TIME, BODY))
                .isEqualTo(new CallbackReading.Forged());
    }

    @Test
    void refusesASignatureOfAnotherTask() {
        assertThat(read(at(KNOWN_TIME), KNOWN_SIGNATURE, KNOWN_TIME, "{\"data\":{\"taskId\":\"task_kat_0002\"}}"))
                .isEqualTo(new CallbackReading.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "UAdIYeycao9Gzr82Antx68ygTq52Xqcmj7zsiKJK8+h=", "\u0130"})
    void refusesAnythingElseForASignature(String signature) {
        assertThat(read(at(KNOWN_TIME), signature, KNOWN_TIME, BODY)).isEqualTo(new CallbackReading.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1700000000", "1700000000.0", " 1700000000", "99999999999999999999", "now"})
    void refusesATimestampThatIsNone(String timestamp) {
        Map<String, String> headers = Map.of("x-webhook-timestamp", timestamp, "x-webhook-signature", KNOWN_SIGNATURE);

        assertThat(at(KNOWN_TIME).read(generation, 1, mac, headers, BODY.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Forged());
    }

    @Test
    void refusesAnUnsignedCallbackOnceThereIsAKey() {
        assertThat(at(KNOWN_TIME).read(generation, 1, mac, Map.of(), BODY.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Forged());
    }

    @Test
    void aRightSignatureDoesNotMakeUpForAWrongAddress() {
        Map<String, String> headers = headers(KNOWN_SIGNATURE, KNOWN_TIME);
        KieCallbacks callbacks = at(KNOWN_TIME);

        assertThat(callbacks.read(generation, 2, mac, headers, BODY.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Forged());
        assertThat(callbacks.read(generation, 1, mac + "A", headers, BODY.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Forged());
        assertThat(callbacks.read(generation, 0, mac, headers, BODY.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Forged());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"taskId\":\"t-1\",\"task_id\":\"no\"},\"taskId\":\"no\"}",
                "{\"data\":{\"task_id\":\"t-1\"},\"taskId\":\"no\"}",
                "{\"data\":null,\"taskId\":\"t-1\",\"task_id\":\"no\"}",
                "{\"task_id\":\"t-1\"}"
            })
    void findsTheTaskInEveryFamilysPlace(String body) {
        assertThat(unsigned().read(generation, 1, mac, Map.of(), body.getBytes(UTF_8)))
                .isEqualTo(new CallbackReading.Genuine("t-1"));
    }

    @Test
    void aBodyThatNamesNoTaskIsUnreadable() {
        String longId = "x".repeat(129);
        for (String body : new String[] {
            "",
            "{}",
            "[]",
            "<html>",
            "{\"taskId\":7}",
            "{\"taskId\":\"" + longId + "\"}",
            "{\"taskId\":\"a\\nb\"}",
            "[".repeat(10_000),
            "{\"taskId\":\"t\",\"x\":\"" + "x".repeat(1 << 20) + "\"}"
        }) {
            assertThat(unsigned().read(generation, 1, mac, Map.of(), body.getBytes(UTF_8)))
                    .isEqualTo(new CallbackReading.Unreadable());
        }
    }

    @Test
    void anotherSecretMakesAnotherMac() {
        URI other = new CallbackAddress(
                        Secrets.of("another secret for tests"), URI.create("https://loggia.example.org"))
                .of(generation, 1)
                .orElseThrow();

        assertThat(other).isNotEqualTo(address);
        assertThat(unsigned().isAddressOf(generation, 1, other)).isFalse();
    }

    /** Addresses are with the provider while an upgrade runs. */
    @Test
    void anAddressIsTheSameInEveryVersion() {
        GenerationId sent = GenerationId.parse("019ac3f0-0000-7000-8000-000000000001");

        assertThat(KieFixture.ADDRESS.of(sent, 2))
                .contains(
                        URI.create("https://loggia.example.org/webhooks/kie/" + sent + "/2/iIkA7-xiwzL2A-nNEpmxsDaK"));
    }

    @Test
    void anAddressMadeBeforeTheSecretWasReplacedIsStillOurs() {
        URI base = URI.create("https://loggia.example.org");
        CallbackAddress replaced = new CallbackAddress(
                Secrets.replaced("a newer secret for tests", "a master secret for tests", LocalDate.EPOCH), base);

        assertThat(replaced.isMac(generation, 1, mac)).isTrue();
        assertThat(replaced.isMac(generation, 2, mac)).isFalse();
        assertThat(replaced.of(generation, 1))
                .isEqualTo(new CallbackAddress(Secrets.of("a newer secret for tests"), base).of(generation, 1));
    }

    @Test
    void knowsItsAddressUnderAnotherPublicName() {
        KieCallbacks callbacks = unsigned();

        assertThat(callbacks.isAddressOf(generation, 1, URI.create("http://old.example.org/base" + address.getPath())))
                .isTrue();
        assertThat(callbacks.isAddressOf(generation, 1, URI.create(address + "/more")))
                .isFalse();
        assertThat(callbacks.isAddressOf(generation, 1, URI.create("mailto:a@example.org")))
                .isFalse();
    }

    private CallbackReading read(KieCallbacks callbacks, String signature, long timestamp, String body) {
        return callbacks.read(generation, 1, mac, headers(signature, timestamp), body.getBytes(UTF_8));
    }

    private static Map<String, String> headers(String signature, long timestamp) {
        return Map.of("x-webhook-timestamp", Long.toString(timestamp), "x-webhook-signature", signature);
    }

    private static KieCallbacks at(long unixSeconds) {
        return new KieCallbacks(KieFixture.ADDRESS, KieFixture.KEY, () -> Instant.ofEpochSecond(unixSeconds));
    }

    private static KieCallbacks unsigned() {
        return new KieCallbacks(KieFixture.ADDRESS, "", () -> Instant.ofEpochSecond(KNOWN_TIME));
    }
}
