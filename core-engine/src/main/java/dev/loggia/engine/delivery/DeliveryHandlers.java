package dev.loggia.engine.delivery;

import java.util.List;

/** Handlers of doors that are alike, one for each of them that this node has. */
public interface DeliveryHandlers {

    /** Asked once, at the start. */
    List<DeliveryHandler> listHandlers();
}
