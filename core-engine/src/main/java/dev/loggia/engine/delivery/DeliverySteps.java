package dev.loggia.engine.delivery;

import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands each delivery to its door until the door is done with it. */
@Component
class DeliverySteps implements StepHandler {
    private final DeliverySql sql;
    private final ObjectProvider<DeliveryHandler> doors;
    private final InstantSource clock;

    DeliverySteps(Jdbi jdbi, ObjectProvider<DeliveryHandler> doors, InstantSource clock) {
        this.sql = jdbi.onDemand(DeliverySql.class);
        this.doors = doors;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Deliveries.WORK;
    }

    @Override
    public Next step(String id) {
        UUID deliveryId = UUID.fromString(id);
        Optional<Delivery> pending = sql.findPending(deliveryId);
        return pending.isEmpty() ? Next.done() : deliver(pending.get());
    }

    private Next deliver(Delivery delivery) {
        Optional<DeliveryHandler> door = doors.stream()
                .filter(handler -> handler.door().equals(delivery.door()))
                .findFirst();
        if (door.isEmpty()) {
            return finish(delivery, "UNDELIVERABLE", "this server has no such door");
        }
        DeliveryHandler.Result result = door.get().deliver(delivery);
        if (result instanceof DeliveryHandler.Result.Later later) {
            sql.countAttempt(delivery.id(), clock.instant());
            return Next.at(clock.instant().plus(later.after()));
        }
        if (result instanceof DeliveryHandler.Result.Undeliverable never) {
            return finish(delivery, "UNDELIVERABLE", never.note());
        }
        return finish(delivery, "DELIVERED", null);
    }

    private Next finish(Delivery delivery, String state, @org.jspecify.annotations.Nullable String note) {
        sql.finish(delivery.id(), state, note, clock.instant());
        return Next.done();
    }
}
