package dev.loggia.chat.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Tables {@code chat_policy} and {@code chat_block}. */
@RegisterConstructorMapper(PolicySql.Row.class)
interface PolicySql {

    record Row(
            boolean images,
            boolean videos,
            @Nullable List<String> models,
            @Nullable List<String> roles,
            String spoiler) {}

    /** The channel's own before the community's. */
    @SqlQuery("""
            select images, videos, models, roles, spoiler from chat_policy
            where platform = :platform and community = :community and channel in (:channel, '')
            order by channel desc limit 1""")
    Optional<Row> find(String platform, String community, String channel);

    @SqlUpdate("""
            insert into chat_policy (platform, community, channel, images, videos, models, roles, spoiler, changed_by, changed_at)
            values (:platform, :community, :channel, :images, :videos, cast(:models as text[]), cast(:roles as text[]), :spoiler, :by, :now)
            on conflict (platform, community, channel)
                do update set images = excluded.images, videos = excluded.videos, models = excluded.models,
                              roles = excluded.roles, spoiler = excluded.spoiler, changed_by = excluded.changed_by,
                              changed_at = excluded.changed_at""")
    int put(
            String platform,
            String community,
            String channel,
            boolean images,
            boolean videos,
            String @Nullable [] models,
            String @Nullable [] roles,
            String spoiler,
            String by,
            Instant now);

    @SqlUpdate("""
            insert into chat_block (platform, community, person, blocked_by, blocked_at)
            values (:platform, :community, :person, :by, :now) on conflict do nothing""")
    int block(String platform, String community, String person, String by, Instant now);

    @SqlUpdate("delete from chat_block where platform = :platform and community = :community and person = :person")
    int unblock(String platform, String community, String person);

    @SqlQuery("""
            select exists(select from chat_block
                          where platform = :platform and community = :community and person = :person)""")
    boolean blocked(String platform, String community, String person);
}
