package dev.loggia.engine.delivery;

import java.time.Duration;

/** How one door tells its requesters. Called outside transactions, at least once for each delivery. */
public interface DeliveryHandler {

    /** The door's name, as in the generation. */
    String door();

    Result deliver(Delivery delivery);

    /** What came of it. */
    sealed interface Result {
        /** The requester was told, or is not there to be told. */
        record Delivered() implements Result {}

        /** Not now; try again after a while. */
        record Later(Duration after) implements Result {}

        /** Never: a closed chat, a blocked bot. The note is for operators and names no person. */
        record Undeliverable(String note) implements Result {}
    }
}
