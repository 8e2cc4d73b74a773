package dev.loggia.engine.delivery;

import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each delivery of one door to the handler of its kind until that is done with it; one that has none is parked. */
final class DeliveryStep implements StepHandler {
    private static final Logger log = LoggerFactory.getLogger(DeliveryStep.class);

    private final String door;
    private final Map<String, DeliveryHandler> byKind;
    private final DeliverySql sql;
    private final InstantSource clock;

    DeliveryStep(String door, Map<String, DeliveryHandler> byKind, DeliverySql sql, InstantSource clock) {
        this.door = door;
        this.byKind = Map.copyOf(byKind);
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Deliveries.workFor(door);
    }

    @Override
    public Next step(String id) {
        Optional<Delivery> pending = sql.findPending(UUID.fromString(id));
        return pending.isEmpty() ? Next.done() : deliver(pending.get());
    }

    @Override
    public String giveUp(String id) {
        sql.finish(UUID.fromString(id), "UNDELIVERABLE", "the door failed each time", clock.instant());
        return "PENDING";
    }

    private Next deliver(Delivery delivery) {
        DeliveryHandler handler = byKind.get(delivery.kind());
        if (handler == null) {
            log.warn("A notice of kind {} is parked: the door {} of this node cannot tell it", delivery.kind(), door);
            return finish(delivery, "PARKED", "nobody in the door tells notices of this kind");
        }
        DeliveryHandler.Result result = handler.deliver(delivery);
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
