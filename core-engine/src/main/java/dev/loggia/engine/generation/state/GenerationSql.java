package dev.loggia.engine.generation.state;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code generation}. Every change is a compare-and-set on (state, version): zero rows mean that another worker was
 * faster, and the loser drops what it was about to say.
 */
@RegisterRowMapper(GenerationRowMapper.class)
public interface GenerationSql {
    String COLUMNS = """
            id, seq, state, version, kind, model, settings, provider_model, provider_input, prompt, owner_key, account_id, door,
            unlisted, trace_id, free, price, estimate_micros, cost_micros, attempt, uncertain_count, task_id, result_urls,
            progress, polls, stores, cast(extract(epoch from typical) * 1000 as bigint) as typical_ms,
            cast(extract(epoch from run_limit) * 1000 as bigint) as run_limit_ms, created_at, changed_at, submitted_at,
            uncertain_until, deadline_at, finished_at, expires_at, deleted_at, failure_code""";

    @SqlQuery("select " + COLUMNS + """
             from generation
            where owner_key = :ownerKey and deleted_at is null
              and seq < coalesce((select seq from generation where id = :before), 9223372036854775807)
            order by seq desc limit :limit""")
    List<GenerationRow> listOwn(String ownerKey, @Nullable GenerationId before, int limit);

    /** @param words in small letters */
    @SqlQuery("select " + COLUMNS + """
             from generation
            where owner_key = :ownerKey and deleted_at is null
              and (strpos(lower(prompt), :words) > 0 or strpos(model, :words) > 0)
            order by seq desc limit :limit""")
    List<GenerationRow> searchOwn(String ownerKey, String words, int limit);

    /** How many wait before this one, counting at most {@code most}. In the order of the queue, so that no others are read. */
    @SqlQuery("""
            select count(*)
            from generation mine
                     cross join lateral (select 1
                                         from generation other
                                         where other.state = 'QUEUED' and (other.not_before is null or other.not_before <= :now)
                                           and (other.queue_class, other.turn, other.seq) < (mine.queue_class, mine.turn, mine.seq)
                                         order by other.queue_class, other.turn, other.seq
                                         limit :most) ahead
            where mine.id = :id""")
    int countAhead(GenerationId id, int most, Instant now);

    @SqlUpdate("""
            update generation
            set state = 'QUEUED', version = version + 1, changed_at = :now, uncertain_until = null, not_before = :notBefore,
                uncertain_count = uncertain_count + :lost
            where id = :id and state = :from and version = :version""")
    int returnToQueue(GenerationId id, GenerationState from, int version, int lost, Instant notBefore, Instant now);

    @SqlUpdate("""
            update generation set state = 'UNCERTAIN', version = version + 1, changed_at = :now, uncertain_until = :until
            where id = :id and state = 'SUBMITTING' and version = :version""")
    int becomeUncertain(GenerationId id, int version, Instant until, Instant now);

    @SqlUpdate("""
            update generation
            set version = version + 1, polls = polls + 1, progress = greatest(progress, :progress), changed_at = :now
            where id = :id and state = 'RUNNING' and version = :version""")
    int countPoll(GenerationId id, int version, int progress, Instant now);

    @SqlUpdate("""
            update generation set version = version + 1, stores = stores + 1, changed_at = :now
            where id = :id and state = 'STORING' and version = :version""")
    int countStore(GenerationId id, int version, Instant now);

    @SqlUpdate("""
            update generation set version = version + 1, changed_at = :now, deleted_at = :now, prompt = null,
                settings = '{}', provider_input = '{}'
            where id = :id and state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and deleted_at is null""")
    int erase(GenerationId id, Instant now);

    @SqlUpdate("""
            update generation set prompt = null, provider_input = '{}', settings = settings - 'negativePrompt', version = version + 1
            where expires_at <= :now and prompt is not null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')""")
    int forgetExpiredPrompts(Instant now);

    @SqlQuery("select generation_id from idempotency where scope = :scope and key = :key")
    Optional<GenerationId> findByKey(String scope, String key);

    @SqlUpdate("delete from idempotency where created_at < :before")
    int forgetKeys(Instant before);

    /** Gives work back to generations that lost theirs. Returns how many: always 0 in a healthy system. */
    @SqlQuery("""
            select count(*)
            from (select work_enqueue('generation', g.id::text, :now, 10::smallint)
                  from generation g
                  where g.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                    and not exists (select from scheduled_tasks t
                                    where t.task_name = 'generation' and t.task_instance = g.id::text)) revived""")
    int reviveWorkless(Instant now);

    @SqlQuery("select generation_admit(:provider, :now, :perWindow, :window, :atOnce)")
    List<GenerationId> admit(String provider, Instant now, int perWindow, Duration window, int atOnce);

    @SqlUpdate("insert into provider_gate (provider) values (:provider) on conflict do nothing")
    int openGate(String provider);

    /** Whether somebody waits and may go now. The order makes it look into the queue's index, not through finished rows. */
    @SqlQuery("""
            select count(*) > 0
            from (select 1
                  from generation
                  where state = 'QUEUED' and (not_before is null or not_before <= :now)
                  order by queue_class, turn, seq
                  limit 1) next""")
    boolean anyoneWaiting(Instant now);

    @SqlQuery("""
            select pause_reason from provider_gate where provider = :provider and paused_until > :now""")
    Optional<String> pauseReason(String provider, Instant now);

    @SqlUpdate("""
            update provider_gate
            set paused_until = greatest(coalesce(paused_until, :until), :until), pause_reason = :reason
            where provider = :provider""")
    int pause(String provider, Instant until, String reason);
}
