package dev.loggia.engine.generation.retain;

import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationRowMapper;
import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Forgetting in time, and giving work back. */
@RegisterRowMapper(GenerationRowMapper.class)
interface RetentionSql {
    /** @param personal the settings that hold what was written */
    @SqlUpdate("""
            update generation
            set prompt = null, provider_input = '{}', settings = settings - cast(:personal as text[]), result_urls = null,
                version = version + 1
            where expires_at <= :now and prompt is not null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')""")
    int forgetExpiredPrompts(Instant now, List<String> personal);

    /** Forgets from which address came what ended before; at most so many. */
    @SqlUpdate("""
            update generation set asker_key = 'forgotten'
            where id in (select id
                         from generation
                         where free and asker_key <> 'forgotten' and finished_at < :before
                         order by finished_at
                         limit :most for update skip locked)""")
    int forgetAddresses(Instant before, int most);

    /**
     * Deletes what was made without an account, ended before and has nothing to show any more, neither here nor in the store; at
     * most so many. Results that are kept for good stay, with their rows.
     */
    @SqlUpdate("""
            with old as (
                select id
                from generation g
                where free and account_id is null and finished_at < :before
                  and (state <> 'SUCCEEDED' or expires_at is not null) and (expires_at is null or expires_at < :before)
                  and not exists (select from quota_use u where u.generation_id = g.id)
                  and not exists (select from media_asset m where m.generation_id = g.id and m.objects_deleted_at is null)
                order by finished_at
                limit :most for update skip locked),
            assets as (delete from media_asset where generation_id in (select id from old)),
            callbacks as (delete from webhook_inbox
                          where subject_type = 'generation' and subject_id in (select id from old))
            delete from generation where id in (select id from old)""")
    int deleteFree(Instant before, int most);

    /** Deletes owners of whom nothing is left and nobody knows an account; at most so many. Who comes again gets a new one. */
    @SqlUpdate("""
            delete from owner
            where id in (select id
                         from owner o
                         where account_id is null and created_at < :before
                           and not exists (select from generation g where g.owner_id = o.id)
                         order by created_at
                         limit :most for update skip locked)""")
    int deleteOwners(Instant before, int most);

    @SqlUpdate("delete from orphan_task where found_at < :before")
    int deleteOrphans(Instant before);

    /** An owner's that would expire, oldest first. */
    @SqlQuery("select " + GenerationRowMapper.COLUMNS + """
             from generation
            where owner_id = :owner and deleted_at is null and expires_at > :now
            order by seq limit :limit""")
    List<GenerationRow> listExpiring(UUID owner, Instant now, int limit);

    /** Zero rows: it has expired or was deleted meanwhile. */
    @SqlUpdate("""
            update generation set expires_at = null, version = version + 1
            where id = :id and deleted_at is null and expires_at > :now""")
    int keep(GenerationId id, Instant now);

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
}
