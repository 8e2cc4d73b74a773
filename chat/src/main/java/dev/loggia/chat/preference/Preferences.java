package dev.loggia.chat.preference;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.Rows;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What people like, by platform and user id. */
@Component
public class Preferences {
    private final PreferenceSql sql;
    private final InstantSource clock;

    Preferences(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PreferenceSql.class);
        this.clock = clock;
    }

    public Preference of(Requester.ChatUser person) {
        return sql.find(person.platform(), person.user()).orElse(Preference.NONE);
    }

    public void put(Requester.ChatUser person, Preference preference) {
        Rows.exactlyOne(sql.put(person.platform(), person.user(), preference, clock.instant()), "a preference is kept");
    }
}
