package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code chat_call}. Every change is a compare-and-set on the version: zero rows mean that another worker was faster, and
 * the loser looks again.
 */
@RegisterConstructorMapper(CallSql.CallRow.class)
interface CallSql {
    String COLUMNS = """
            platform, event, state, version, asked, answer, address, watched_kind, watched, attempts, note, received_at, begun_at,
            shown_at, shown""";

    @SqlQuery("""
            select chat_take(:platform, :event, :person, :community, :channel, :action, cast(:asked as jsonb), :address, :now)""")
    boolean take(
            String platform,
            String event,
            String person,
            @Nullable String community,
            String channel,
            String action,
            String asked,
            String address,
            Instant now);

    @SqlQuery("select " + COLUMNS + " from chat_call where platform = :platform and event = :event")
    Optional<CallRow> find(String platform, String event);

    @SqlQuery("select " + COLUMNS + """
             from chat_call
            where platform = :platform and watched @> array[cast(:id as text)] and watched <> '{}' and watched_kind = :kind""")
    List<CallRow> listWatching(String platform, String kind, String id);

    @SqlUpdate("""
            update chat_call set version = version + 1, attempts = attempts + 1, begun_at = coalesce(begun_at, :now)
            where platform = :platform and event = :event and version = :version""")
    int countAttempt(String platform, String event, int version, Instant now);

    @SqlUpdate("""
            update chat_call
            set version = version + 1, state = 'ANSWERED', answer = cast(:answer as jsonb), shows = cast(:shows as uuid[]), attempts = 0
            where platform = :platform and event = :event and version = :version""")
    int answered(String platform, String event, int version, String answer, UUID[] shows);

    @SqlUpdate("""
            update chat_call
            set version = version + 1, state = 'WATCHING', watched_kind = :kind, watched = cast(:watched as text[]),
                shows = cast(:shows as uuid[]), attempts = 0
            where platform = :platform and event = :event and version = :version""")
    int watch(String platform, String event, int version, String kind, String[] watched, UUID[] shows);

    @SqlUpdate("""
            update chat_call set version = version + 1, address = :address, shown = :shown, shown_at = :now
            where platform = :platform and event = :event and version = :version""")
    int shown(String platform, String event, int version, String address, int shown, Instant now);

    @SqlUpdate("""
            update chat_call set version = version + 1, address = :address
            where platform = :platform and event = :event and version = :version""")
    int keepAddress(String platform, String event, int version, String address);

    /**
     * Ends it, unless something that it shows went while it was shown: then it is to be taken back at once. Which of the two is
     * returned; empty when another worker was faster. The address of what shows nothing keeps no token: it will not be used.
     */
    @SqlQuery("""
            with ending as (
                select platform, event, taken_back and :state = 'DONE' and cast(:address as text) is not null as goes_on
                from chat_call
                where platform = :platform and event = :event and version = :version
                for update)
            update chat_call c
            set version = version + 1, state = case when goes_on then 'RETRACTING' else :state end, taken_back = false,
                address = case when shows = '{}' then regexp_replace(:address, '"token":"[^"]*"', '"token":""', 'g') else :address end,
                attempts = case when goes_on then 0 else attempts end, note = coalesce(:note, note),
                begun_at = case when goes_on then :now else begun_at end, ended_at = case when not goes_on then cast(:now as timestamptz) end
            from ending e
            where c.platform = e.platform and c.event = e.event
            returning state""")
    Optional<CallState> end(
            String platform,
            String event,
            int version,
            CallState state,
            @Nullable String address,
            @Nullable String note,
            Instant now);

    /**
     * Gives work to calls whose pictures are to be taken back; only where {@code community} is theirs, unless it is null. What is
     * being shown at the moment is marked, and taken back once it is there.
     */
    @SqlQuery("""
            with marked as (
                update chat_call
                set taken_back = true, note = coalesce(cast(:note as text), note)
                where shows @> array[:generation] and shows <> '{}' and state in ('ANSWERED', 'WATCHING', 'RETRACTING')
                  and (cast(:platform as text) is null or (platform = :platform and community = :community))),
            taken_back as (
                update chat_call
                set state = 'RETRACTING', version = version + 1, attempts = 0, begun_at = :now, ended_at = null, note = coalesce(cast(:note as text), note)
                where shows @> array[:generation] and shows <> '{}' and state = 'DONE' and address is not null
                  and (cast(:platform as text) is null or (platform = :platform and community = :community))
                returning platform, event)
            select count(work_enqueue('chat:' || platform, event, :now, 30::smallint)) from taken_back""")
    int takeBack(
            GenerationId generation,
            @Nullable String platform,
            @Nullable String community,
            @Nullable String note,
            Instant now);

    /** Shows the last word of a call once more, if it had one: a worker that woke late may have spoken over it. */
    @SqlQuery("""
            with repainted as (
                update chat_call
                set state = 'RETRACTING', version = version + 1, attempts = 0, begun_at = :now, ended_at = null
                where platform = :platform and event = :event and state = 'DONE' and watched <> '{}' and address is not null
                returning platform, event)
            select count(work_enqueue('chat:' || platform, event, :now, 30::smallint)) from repainted""")
    int repaint(String platform, String event, Instant now);

    /** Who asked for this in a community. */
    @SqlQuery("""
            select distinct person from chat_call
            where watched @> array[cast(:id as text)] and watched <> '{}' and watched_kind = :kind
              and platform = :platform and community = :community""")
    List<String> listMakersIn(String kind, String id, String platform, String community);

    /** Begins to tell somebody who has not asked: a call of nobody's that is answered already. Idempotent by the event. */
    @SqlQuery("""
            with told as (
                insert into chat_call (platform, event, person, channel, action, state, asked, address, answer, shows, received_at)
                values (:platform, :event, :person, 'private', :action, 'ANSWERED', cast(:asked as jsonb), :address,
                        cast(:answer as jsonb), cast(:shows as uuid[]), :now)
                on conflict do nothing
                returning platform, event)
            select count(work_enqueue('chat:' || platform, event, :now, 30::smallint)) from told""")
    int tell(
            String platform,
            String event,
            String person,
            String action,
            String asked,
            String address,
            String answer,
            UUID[] shows,
            Instant now);

    /** In which language somebody's platform spoke to them last. */
    @SqlQuery("""
            select asked ->> 'locale' from chat_call
            where platform = :platform and person = :person and asked is not null
            order by received_at desc limit 1""")
    Optional<String> lastLocale(String platform, String person);

    /** How many calls of a community show this generation, whoever asked for it. */
    @SqlQuery("""
            select count(*) from chat_call
            where shows @> array[:generation] and shows <> '{}' and platform = :platform and community = :community""")
    int countShownIn(GenerationId generation, String platform, String community);

    /** Keeps what the call decides on, and returns what counts: what an earlier run decided, if one did. */
    @SqlQuery("""
            update chat_call set choice = coalesce(choice, :choice)
            where platform = :platform and event = :event
            returning choice""")
    Optional<String> choose(String platform, String event, @Nullable String choice);

    /** A call whose work ended in the very moment in which it was taken back has none. */
    @SqlQuery("""
            select count(work_enqueue('chat:' || c.platform, c.event, :now, 30::smallint))
            from chat_call c
            where c.ended_at is null
              and not exists (select from scheduled_tasks t
                              where t.task_name = 'chat:' || c.platform and t.task_instance = c.event)""")
    int reviveWorkless(Instant now);

    /** What was typed, and where to answer unless pictures may have to be taken back; of that the short-lived token. */
    @SqlUpdate("""
            update chat_call
            set asked = asked - 'options' - 'name', answer = null,
                address = case when state = 'DONE' and shows <> '{}'
                               then regexp_replace(address, '"token":"[^"]*"', '"token":""', 'g') end
            where ended_at < :before and (asked -> 'options') is not null""")
    int forgetWords(Instant before);

    @SqlUpdate("delete from chat_call where ended_at < :before or (ended_at is null and received_at < :before)")
    int forgetCalls(Instant before);

    /** One row of {@code chat_call}. {@code version} is what each change compares and sets. */
    record CallRow(
            String platform,
            String event,
            CallState state,
            int version,
            @Nullable String asked,
            @Nullable String answer,
            @Nullable String address,
            String watchedKind,
            List<String> watched,
            int attempts,
            @Nullable String note,
            Instant receivedAt,
            @Nullable Instant begunAt,
            @Nullable Instant shownAt,
            @Nullable Integer shown) {

        boolean open() {
            return state != CallState.DONE && state != CallState.UNREACHABLE;
        }

        Call call() {
            if (asked == null) {
                throw new IllegalStateException("A call that is not over has lost its words");
            }
            return CallJson.readCall(asked);
        }

        String addressOrEmpty() {
            return address == null ? "" : address;
        }

        @Override
        public String toString() {
            return "CallRow[" + platform + " " + state + " v" + version + "]";
        }
    }
}
