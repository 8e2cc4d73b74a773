package dev.loggia.engine.delivery;

import dev.loggia.engine.work.StepHandler;
import dev.loggia.engine.work.StepHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The doors of this node, each with its own kind of work: what another door is to tell waits for a node that has it. */
@Component
class DeliverySteps implements StepHandlers {
    private final DeliverySql sql;
    private final ObjectProvider<DeliveryHandler> doors;
    private final ObjectProvider<DeliveryHandlers> more;
    private final InstantSource clock;

    DeliverySteps(
            DeliverySql sql,
            ObjectProvider<DeliveryHandler> doors,
            ObjectProvider<DeliveryHandlers> more,
            InstantSource clock) {
        this.sql = sql;
        this.doors = doors;
        this.more = more;
        this.clock = clock;
    }

    @Override
    public List<StepHandler> listHandlers() {
        return Stream.concat(doors.stream(), more.stream().flatMap(each -> each.listHandlers().stream()))
                .<StepHandler>map(door -> new DeliveryStep(door, sql, clock))
                .toList();
    }
}
