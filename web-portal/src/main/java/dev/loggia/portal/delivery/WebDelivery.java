package dev.loggia.portal.delivery;

import dev.loggia.engine.delivery.Delivery;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.generation.GenerationUpdates;
import org.springframework.stereotype.Component;

/**
 * The web has nobody to send to: who watches is woken, on every node, and who comes back later finds the result on the page
 * of the generation. So a delivery is done once the watchers were woken after the end was committed.
 */
@Component
class WebDelivery implements DeliveryHandler {
    private final GenerationUpdates updates;

    WebDelivery(GenerationUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String door() {
        return "web";
    }

    @Override
    public Result deliver(Delivery delivery) {
        updates.publish(delivery.generation());
        return new Result.Delivered();
    }
}
