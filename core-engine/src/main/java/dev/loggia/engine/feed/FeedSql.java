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
            insert into feed_item (generation_id, published_at) values (:generation, :now)
            on conflict (generation_id) do nothing""")
    int publish(GenerationId generation, Instant now);

    @SqlUpdate("delete from feed_item where generation_id = :generation")
    int withdraw(GenerationId generation);

    @SqlQuery("select exists (select from feed_item where generation_id = :generation)")
    boolean isPublished(GenerationId generation);

    @SqlQuery("select * from feed_page(:member, cast(:before as bigint), :now, :limit)")
    List<FeedItem> page(boolean member, @Nullable Long before, Instant now, int limit);
}
