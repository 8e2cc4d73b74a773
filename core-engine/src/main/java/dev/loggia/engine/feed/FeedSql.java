package dev.loggia.engine.feed;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code feed_item} and the one query that reads the feed. */
@RegisterRowMapper(FeedItemMapper.class)
interface FeedSql {

    @SqlUpdate("""
            insert into feed_item (generation_id, published_at, due_at)
            select id, :now, expires_at from generation where id = :generation
            on conflict (generation_id) do nothing""")
    int publish(GenerationId generation, Instant now);

    @SqlUpdate("delete from feed_item where generation_id = :generation")
    int withdraw(GenerationId generation);

    @SqlQuery("select exists (select from feed_item where generation_id = :generation)")
    boolean isPublished(GenerationId generation);

    /** Takes out what is due and has expired, and notes anew when to look at the rest. Returns how many were due. */
    @SqlQuery("""
            with due as (select f.position, g.expires_at
                         from feed_item f join generation g on g.id = f.generation_id
                         where f.due_at <= :now
                         order by f.due_at
                         limit :limit
                         for update of f skip locked),
                 gone as (delete from feed_item f using due
                          where f.position = due.position and due.expires_at <= :now),
                 kept as (update feed_item f set due_at = due.expires_at
                          from due
                          where f.position = due.position and (due.expires_at is null or due.expires_at > :now))
            select count(*) from due""")
    int removeExpired(Instant now, int limit);

    @SqlQuery("""
            select page.*, f.published_at
            from feed_page(:member, cast(:before as bigint), :now, :limit) page join feed_item f on f.position = page.position
            order by page.position desc""")
    List<FeedItem> page(boolean member, @Nullable Long before, Instant now, int limit);
}
