package dev.loggia.chat.policy;

import dev.loggia.chat.Call;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Whom moderators do not want the bot to answer in their community. */
@Component
public class Blocks {
    private final PolicySql sql;
    private final InstantSource clock;

    Blocks(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PolicySql.class);
        this.clock = clock;
    }

    /** Whether who calls is blocked where the call was made. */
    public boolean blocked(Call call) {
        String community = call.place().community();
        return community != null
                && !call.place().moderator()
                && sql.blocked(call.user().platform(), community, call.user().user());
    }

    /** Blocks a person in the community of the call. Idempotent: false when it was so before. */
    public boolean block(Call call, String person) {
        return sql.block(
                        call.user().platform(),
                        community(call),
                        person,
                        call.user().user(),
                        clock.instant())
                == 1;
    }

    /** Idempotent: false when nobody was blocked. */
    public boolean unblock(Call call, String person) {
        return sql.unblock(call.user().platform(), community(call), person) == 1;
    }

    private static String community(Call call) {
        String community = call.place().community();
        if (community == null) {
            throw new IllegalArgumentException("Nobody is blocked in a private chat");
        }
        return community;
    }
}
