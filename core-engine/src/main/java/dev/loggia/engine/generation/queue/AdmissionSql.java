package dev.loggia.engine.generation.queue;

import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Who waits, who may go, and the gate to the provider: table {@code provider_gate} and the queue in {@code generation}. */
interface AdmissionSql {
    @SqlQuery("select generation_admit(:provider, :now, :perWindow, :window, :atOnce, :own)")
    List<GenerationId> admit(
            String provider, Instant now, int perWindow, Duration window, int atOnce, @Nullable GenerationId own);

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

    /** A waiting one and how many wait before it. */
    record Place(GenerationId id, int ahead) {}

    /**
     * How many wait before each of these, counting at most {@code most}; nothing for one that does not wait. In the order of the
     * queue, so that no others are read.
     */
    @SqlQuery("""
            select mine.id, (select count(*)
                             from (select 1
                                   from generation other
                                   where other.state = 'QUEUED' and (other.not_before is null or other.not_before <= :now)
                                     and (other.queue_class, other.turn, other.seq) < (mine.queue_class, mine.turn, mine.seq)
                                   order by other.queue_class, other.turn, other.seq
                                   limit :most) ahead) as ahead
            from generation mine
            where mine.id = any(:ids) and mine.state = 'QUEUED'""")
    @RegisterConstructorMapper(Place.class)
    List<Place> listPlaces(List<UUID> ids, int most, Instant now);
}
