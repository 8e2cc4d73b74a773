package dev.loggia.engine.generation.accept;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What {@code generation_accept} reads of one job, by name: first columns of {@code generation}, then who asks, who pays and under
 * which key. A new column is a component here, a line in that function and, where it is read again, one in {@code GenerationRow}.
 *
 * @param typical how long such a job usually takes, as an ISO 8601 duration; so are the other times
 * @param patience how long it may wait for the provider
 * @param expiry how long its result is kept, null for good
 * @param quotaSubjects of whom the free quota is taken, narrowest first; empty where it cannot pay
 * @param quotaWidths in which order subjects are locked; the same subject always has the same
 * @param mayTakeCredits whether the account pays what the quota does not
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record JobToAccept(
        UUID id,
        String kind,
        String model,
        Map<String, Object> settings,
        String providerModel,
        Map<String, Object> providerInput,
        String prompt,
        String askerKey,
        @Nullable UUID accountId,
        String tier,
        String door,
        boolean unlisted,
        @Nullable String traceId,
        long price,
        String catalogVersion,
        long estimateMicros,
        String typical,
        String runLimit,
        String patience,
        @Nullable String expiry,
        String ownerKind,
        String ownerSubject,
        @Nullable String quotaWindow,
        List<String> quotaSubjects,
        List<Integer> quotaLimits,
        List<Integer> quotaWidths,
        boolean mayTakeCredits,
        List<String> keyScopes,
        @Nullable String idempotencyKey,
        @Nullable String bodyHash) {

    @Override
    public String toString() {
        return "JobToAccept[" + id + "]";
    }
}
