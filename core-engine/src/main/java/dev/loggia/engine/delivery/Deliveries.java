package dev.loggia.engine.delivery;

import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells anybody about anything, by the door they are in: once, also after a restart. It knows no subject itself. */
@Component
public class Deliveries {
    /** Has pages in place of messages: whoever comes back finds what there is, so there is nothing to send. */
    private static final String PAGES = "web";

    private static final String NO_DOOR = "no door of the account is known";

    private final DeliverySql sql;
    private final Work work;
    private final InstantSource clock;

    Deliveries(DeliverySql sql, Work work, InstantSource clock) {
        this.sql = sql;
        this.work = work;
        this.clock = clock;
    }

    /** The kind of work: one for each door, because only nodes that have the door can do it. */
    static String workFor(String door) {
        return "delivery:" + door;
    }

    /**
     * Books a notice, in the caller's transaction if there is one. Idempotent by the notice's key. For a door of pages it is
     * delivered by that; for an account it is parked until a node has a handler of {@link Recipient.Account#DOOR}, which takes it up.
     */
    public void tell(Notice notice) {
        UUID id = UUID.randomUUID();
        if (notice.recipient() instanceof Recipient.Account account) {
            sql.park(id, notice, account, NO_DOOR, clock.instant());
        } else if (notice.recipient() instanceof Recipient.Person person
                && person.door().equals(PAGES)) {
            sql.addDelivered(id, notice, person, clock.instant());
        } else if (notice.recipient() instanceof Recipient.Person person
                && sql.add(id, notice, person, workFor(person.door()), clock.instant())) {
            work.wakeAfterCommit(workFor(person.door()));
        }
    }
}
