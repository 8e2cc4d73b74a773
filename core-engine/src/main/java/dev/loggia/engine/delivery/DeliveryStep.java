package dev.loggia.engine.delivery;

import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands each delivery of one door to it until the door is done with it. */
final class DeliveryStep implements StepHandler {
    private final DeliveryHandler door;
    private final DeliverySql sql;
    private final InstantSource clock;

    DeliveryStep(DeliveryHandler door, DeliverySql sql, InstantSource clock) {
        this.door = door;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Deliveries.workFor(door.door());
    }

    @Override
    public Next step(String id) {
        Optional<Delivery> pending = sql.findPending(UUID.fromString(id));
        return pending.isEmpty() ? Next.done() : deliver(pending.get());
    }

    private Next deliver(Delivery delivery) {
        DeliveryHandler.Result result = door.deliver(delivery);
        if (result instanceof DeliveryHandler.Result.Later later) {
            sql.countAttempt(delivery.id(), clock.instant());
            return Next.at(clock.instant().plus(later.after()));
        }
        if (result instanceof DeliveryHandler.Result.Undeliverable never) {
            return finish(delivery, "UNDELIVERABLE", never.note());
        }
        return finish(delivery, "DELIVERED", null);
    }

    private Next finish(Delivery delivery, String state, @Nullable String note) {
        sql.finish(delivery.id(), state, note, clock.instant());
        return Next.done();
    }
}
