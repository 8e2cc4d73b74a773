package dev.loggia.engine.generation;

import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The function {@code generation_accept}: everything or nothing. */
@RegisterConstructorMapper(AcceptSql.Answer.class)
interface AcceptSql {

    String ACCEPT = """
            select outcome, generation_id, price, balance, quota_used
            from generation_accept(
                :id, :kind, :model, cast(:settings as jsonb), :providerModel, cast(:providerInput as jsonb), :prompt,
                :askerKey, :ownerKey, cast(:account as uuid), :door, :unlisted, :traceId, :price, :catalogVersion,
                :estimateMicros, :typical, :runLimit, :patience, cast(:expiry as interval), :idempotencyKey, :bodyHash,
                cast(:quotaWindow as date), cast(:quotaSubjects as text[]), cast(:quotaLimits as int[]), :now)""";

    /** Its parameters, in its order. */
    record Parameters(
            GenerationId id,
            String kind,
            String model,
            String settings,
            String providerModel,
            String providerInput,
            String prompt,
            String askerKey,
            String ownerKey,
            @Nullable AccountId account,
            String door,
            boolean unlisted,
            @Nullable String traceId,
            long price,
            String catalogVersion,
            long estimateMicros,
            Duration typical,
            Duration runLimit,
            Duration patience,
            @Nullable Duration expiry,
            @Nullable String idempotencyKey,
            @Nullable String bodyHash,
            @Nullable LocalDate quotaWindow,
            @Nullable List<String> quotaSubjects,
            @Nullable List<Integer> quotaLimits) {

        @Override
        public String toString() {
            return "Parameters[" + id + "]";
        }
    }

    /** One row, whatever the outcome. */
    record Answer(
            String outcome,
            @Nullable GenerationId generationId,
            @Nullable Long price,
            @Nullable Long balance,
            @Nullable Integer quotaUsed) {}

    @SqlQuery(ACCEPT)
    Answer accept(@BindMethods Parameters parameters, Instant now);
}
