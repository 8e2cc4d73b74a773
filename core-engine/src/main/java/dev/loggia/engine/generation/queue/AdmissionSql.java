package dev.loggia.engine.generation.queue;

import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who waits, who may go, and the gate to the provider: table {@code provider_gate} and the queue in {@code generation}. */
interface AdmissionSql {
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
}
