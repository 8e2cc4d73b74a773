package dev.loggia.engine.generation.read;

import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationRowMapper;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is looked at in table {@code generation}. */
@RegisterRowMapper(GenerationRowMapper.class)
interface ViewSql {
    /** Each owner's newest first, then the newest of all: no owner's older rows are read. */
    @SqlQuery("select " + GenerationRowMapper.COLUMNS + """
             from owners_of(:kind, :subject, cast(:account as uuid)) as mine (owner)
                     cross join lateral (select * from generation
                                         where owner_id = mine.owner and deleted_at is null
                                           and seq < coalesce((select seq from generation where id = :before), 9223372036854775807)
                                         order by seq desc limit :limit) own
            order by seq desc limit :limit""")
    List<GenerationRow> listOwn(
            String kind, String subject, @Nullable AccountId account, @Nullable GenerationId before, int limit);

    /**
     * Among the newest {@code among} alone, so that a search costs the same however much there is.
     *
     * @param words in small letters
     */
    @SqlQuery("select " + GenerationRowMapper.COLUMNS + """
             from owners_of(:kind, :subject, cast(:account as uuid)) as mine (owner)
                     cross join lateral (select * from generation
                                         where owner_id = mine.owner and deleted_at is null
                                         order by seq desc limit :among) newest
            where strpos(lower(prompt), :words) > 0 or strpos(model, :words) > 0
            order by seq desc limit :limit""")
    List<GenerationRow> searchOwn(
            String kind, String subject, @Nullable AccountId account, String words, int among, int limit);

    @SqlQuery("select " + GenerationRowMapper.COLUMNS + " from generation where id = any(:ids)")
    List<GenerationRow> listAll(List<UUID> ids);

    /** Which of several looks are at the viewer's own, counted from 1; an empty account is none. */
    @SqlQuery("""
            select look.place
            from unnest(:ids, :kinds, :subjects, :accounts) with ordinality as look (id, kind, subject, account, place)
                     join generation g on g.id = look.id
            where g.owner_id in (select owners_of(look.kind, look.subject, cast(nullif(look.account, '') as uuid)))""")
    Set<Long> ownAmong(List<UUID> ids, List<String> kinds, List<String> subjects, List<String> accounts);

    @SqlQuery("""
            select cast(result_id as uuid) from idempotency
            where scope = any (:scopes) and key = :key and result_type = 'generation' limit 1""")
    Optional<GenerationId> findByKey(List<String> scopes, String key);
}
