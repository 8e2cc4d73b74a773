package dev.loggia.server;

import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.local.DataFolder;
import dev.loggia.server.local.FreePort;
import dev.loggia.server.settings.StartupProblem;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Local stand-ins for paid providers, on loopback, and the properties that lead the adapters to them. Their keys are made
 * up at each start, so that a stand-in never answers to a key that means something elsewhere.
 */
final class StandIns implements AutoCloseable {
    private final KieStandIn kie;
    private final Map<String, Object> properties;

    private StandIns(KieStandIn kie, String apiKey, String webhookKey) {
        this.kie = kie;
        String address = kie.baseUri().toString();
        this.properties = Map.of(
                "loggia.kie.base-url", address,
                "loggia.kie.api-key", apiKey,
                "loggia.kie.webhook-hmac-key", webhookKey,
                // Results are otherwise fetched from public addresses alone.
                "loggia.media.allowed-origins", address);
    }

    /**
     * @param folder where they remember what they promised, so that a killed process forgets nothing; absent: in memory
     * @throws StartupProblem when one cannot listen or keep its state
     */
    static StandIns start(Optional<DataFolder> folder) {
        String apiKey = UUID.randomUUID().toString();
        String webhookKey = UUID.randomUUID().toString();
        Options.Builder options = Options.builder()
                .apiKey(apiKey)
                .webhookHmacKey(webhookKey)
                .port(folder.map(kept -> kept.standInPort("kie")).orElseGet(FreePort::any));
        folder.ifPresent(kept -> options.stateDir(kept.standIn("kie")));
        try {
            return new StandIns(KieStandIn.start(options.build()), apiKey, webhookKey);
        } catch (UncheckedIOException e) {
            throw new StartupProblem(
                    "The stand-in for KIE.AI could not start (" + e.getMessage()
                            + "); start again, or set KIE_API_KEY to use the real one.",
                    e);
        }
    }

    Map<String, Object> properties() {
        return properties;
    }

    @Override
    public void close() {
        kie.close();
    }
}
