package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.media.IngestOutcome;
import dev.loggia.engine.media.IngestRequest;
import dev.loggia.engine.media.Media;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** STORING: brings the results into our store. Only then does the requester pay. */
@Component
class StoreStep implements StateStep {
    private static final Logger log = LoggerFactory.getLogger(StoreStep.class);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final TypeReference<List<URI>> URLS = new TypeReference<>() {};

    private final StepSql sql;
    private final Media media;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final InstantSource clock;

    StoreStep(StepSql sql, Media media, Settlement settlement, GenerationProperties properties, InstantSource clock) {
        this.sql = sql;
        this.media = media;
        this.settlement = settlement;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.STORING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        List<URI> urls = JsonMapper.shared().readValue(row.resultUrls(), URLS);
        for (int ordinal = 0; ordinal < urls.size(); ordinal++) {
            IngestOutcome outcome = media.ingest(new IngestRequest(
                    row.id(),
                    row.attempt(),
                    ordinal,
                    urls.get(ordinal),
                    row.kind(),
                    row.expiresAt() != null,
                    row.expiresAt()));
            if (outcome instanceof IngestOutcome.Rejected rejected) {
                log.warn("The result of {} was rejected: {}", row.id(), rejected.reason());
                boolean lost = rejected.reason() == IngestOutcome.Reason.NOT_AVAILABLE;
                settlement.fail(row, lost ? FailureCode.RESULT_LOST : FailureCode.RESULT_UNUSABLE, null);
                return StepResult.again();
            }
            if (outcome instanceof IngestOutcome.RetryLater later) {
                return later.ours() ? whenOurStoreIsBack(row, later.detail()) : later(row);
            }
        }
        return settlement.succeed(row) ? StepResult.ended() : StepResult.again();
    }

    /** Our outage uses up nobody's patience but the provider's, who keeps the result for so long. */
    private StepResult whenOurStoreIsBack(GenerationRow row, String detail) {
        Instant now = clock.instant();
        Instant since = row.submittedAt() == null ? row.createdAt() : row.submittedAt();
        if (now.isAfter(since.plus(properties.resultLife()))) {
            settlement.fail(row, FailureCode.RESULT_LOST, null);
            return StepResult.again();
        }
        log.warn("The result of {} waits for our store: {}", row.id(), detail);
        long waited = Duration.between(row.changedAt(), now).toMillis();
        double next = Math.max(SHORTEST_WAIT.toMillis(), Math.min(waited / 2.0, LONGEST_WAIT.toMillis()));
        return StepResult.waitUntil(
                now.plusMillis((long) (next * ThreadLocalRandom.current().nextDouble(0.8, 1.2))));
    }

    private StepResult later(GenerationRow row) {
        if (row.stores() + 1 >= properties.storeAttempts()) {
            settlement.fail(row, FailureCode.RESULT_LOST, null);
            return StepResult.again();
        }
        sql.countStore(row, clock.instant());
        return StepResult.waitUntil(clock.instant().plus(Duration.ofSeconds(1L << Math.min(row.stores(), 6))));
    }
}
