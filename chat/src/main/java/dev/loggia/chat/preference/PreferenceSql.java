package dev.loggia.chat.preference;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code chat_preference}. */
@RegisterConstructorMapper(Preference.class)
interface PreferenceSql {

    @SqlQuery("""
            select model, aspect, language, spoiler, adult from chat_preference
            where platform = :platform and person = :person""")
    Optional<Preference> find(String platform, String person);

    @SqlUpdate("""
            insert into chat_preference (platform, person, model, aspect, language, spoiler, adult, changed_at)
            values (:platform, :person, :p.model, :p.aspect, :p.language, :p.spoiler, :p.adult, :now)
            on conflict (platform, person)
                do update set model = excluded.model, aspect = excluded.aspect, language = excluded.language,
                              spoiler = excluded.spoiler, adult = excluded.adult, changed_at = excluded.changed_at""")
    int put(String platform, String person, @BindMethods("p") Preference p, Instant now);
}
