package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MacKey;
import dev.loggia.engine.provider.CallbackReading;
import dev.loggia.engine.provider.CallbackVerification;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * KIE's callbacks: the MAC in the address is ours; the signature, when a key was made in KIE's settings, covers the task id and
 * the time but not the body (docs.kie.ai, webhook verification, 2026-08), so nothing but the task id is read.
 */
final class KieCallbacks implements CallbackVerification {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_BODY = 1 << 20;
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,12}");

    private final CallbackAddress address;
    private final @Nullable MacKey signingKey;
    private final InstantSource clock;

    /** @param webhookHmacKey blank when callbacks come unsigned */
    KieCallbacks(CallbackAddress address, String webhookHmacKey, InstantSource clock) {
        this.address = address;
        this.signingKey = webhookHmacKey.isBlank() ? null : MacKey.ofText(webhookHmacKey);
        this.clock = clock;
    }

    @Override
    public CallbackReading read(
            GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body) {
        if (attempt < 1 || !address.isMac(generation, attempt, mac)) {
            return new CallbackReading.Forged();
        }
        String taskId = body.length > MAX_BODY
                ? null
                : KieJson.readObject(body).map(KieCallbacks::taskId).orElse(null);
        if (taskId == null) {
            return new CallbackReading.Unreadable();
        }
        return isSigned(taskId, headers) ? new CallbackReading.Genuine(taskId) : new CallbackReading.Forged();
    }

    @Override
    public boolean isAddressOf(GenerationId generation, int attempt, URI callbackUrl) {
        return address.isAddressOf(generation, attempt, callbackUrl);
    }

    /** The families of KIE's API put it in different places. */
    private static @Nullable String taskId(JsonNode body) {
        JsonNode data = body.path("data");
        for (JsonNode field :
                new JsonNode[] {data.path("taskId"), data.path("task_id"), body.path("taskId"), body.path("task_id")}) {
            String id = KieJson.taskId(field);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private boolean isSigned(String taskId, Map<String, String> headers) {
        if (signingKey == null) {
            return true;
        }
        String timestamp = headers.getOrDefault("x-webhook-timestamp", "");
        if (!UNIX_SECONDS.matcher(timestamp).matches() || !isFresh(Long.parseLong(timestamp))) {
            return false;
        }
        String expected = Base64.getEncoder().encodeToString(signingKey.mac(taskId + "." + timestamp));
        String signature = headers.getOrDefault("x-webhook-signature", "");
        return MacKey.isSame(expected, signature);
    }

    private boolean isFresh(long unixSeconds) {
        return Math.abs(clock.instant().getEpochSecond() - unixSeconds) <= TOLERANCE.toSeconds();
    }
}
