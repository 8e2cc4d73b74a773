package dev.loggia.engine.account;

import dev.loggia.engine.platform.SqlObjects;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Who a person is to the engine. A door asks once for each request or call. */
@Component
public class Requesters {
    private final AccountSql sql;

    Requesters(Jdbi jdbi) {
        this.sql = SqlObjects.onDemand(jdbi, AccountSql.class);
    }

    /** A chat user as the member whose account they linked, else as they come. One look into the database. */
    public Requester of(Requester.ChatUser user) {
        return sql.findMember(user.platform(), user.user())
                .<Requester>map(
                        member -> new Requester.Member(member.id(), Tier.parse(member.tier()), user.owner(), null))
                .orElse(user);
    }
}
