package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.work.RecurringWork;
import dev.loggia.engine.work.StepHandler;
import dev.loggia.engine.work.StepHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The doors of this node, each with its own kind of work: what another door is to tell waits for a node that has it. What was
 * parked because nobody told its kind is taken up by a node that does.
 */
@Component
class DeliverySteps implements StepHandlers, RecurringWork {
    private final DeliverySql sql;
    private final ObjectProvider<DeliveryHandler> handlers;
    private final ObjectProvider<DeliveryHandlers> more;
    private final InstantSource clock;

    DeliverySteps(
            DeliverySql sql,
            ObjectProvider<DeliveryHandler> handlers,
            ObjectProvider<DeliveryHandlers> more,
            InstantSource clock) {
        this.sql = sql;
        this.handlers = handlers;
        this.more = more;
        this.clock = clock;
    }

    @Override
    public List<StepHandler> listHandlers() {
        return byDoor().entrySet().stream()
                .<StepHandler>map(door -> new DeliveryStep(door.getKey(), door.getValue(), sql, clock))
                .toList();
    }

    @Override
    public String name() {
        return "delivery-parked";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        byDoor().forEach((door, kinds) -> sql.unpark(door, kinds.keySet(), Deliveries.workFor(door), clock.instant()));
    }

    private Map<String, Map<String, DeliveryHandler>> byDoor() {
        Map<String, Map<String, DeliveryHandler>> doors = new TreeMap<>();
        Stream.concat(handlers.stream(), more.stream().flatMap(each -> each.listHandlers().stream()))
                .forEach(handler -> handler.kinds().forEach(kind -> put(doors, handler, kind)));
        return doors;
    }

    private static void put(Map<String, Map<String, DeliveryHandler>> doors, DeliveryHandler handler, String kind) {
        DeliveryHandler before =
                doors.computeIfAbsent(handler.door(), door -> new TreeMap<>()).putIfAbsent(kind, handler);
        if (before != null) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "Two handlers tell notices of kind " + kind + " in the door " + handler.door());
        }
    }
}
