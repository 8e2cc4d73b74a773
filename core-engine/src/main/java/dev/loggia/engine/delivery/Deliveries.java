package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the requester how a generation ended, where it was asked for: once, also after a restart. */
@Component
public class Deliveries {
    private static final int PRIORITY = 20;

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

    /** Books the news that a generation ended, in the transaction that ends it. Idempotent by generation. */
    public void announceEnd(GenerationId generation, String door) {
        UUID id = UUID.randomUUID();
        if (sql.add(id, generation, door, "end:" + generation, clock.instant()) == 1) {
            work.enqueue(workFor(door), id.toString(), clock.instant(), PRIORITY);
        }
    }
}
