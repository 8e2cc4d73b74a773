package dev.loggia.engine.delivery;

import java.time.Duration;
import java.util.Set;

/**
 * How one door tells notices of some kinds. Called outside transactions, at least once for each delivery. A notice of a kind that no
 * handler of its door tells is parked, until a node comes that has one.
 */
public interface DeliveryHandler {

    /** The door's name, as in the notice's recipient; {@link Recipient.Account#DOOR} for notices to accounts. */
    String door();

    /** Of the notices that it tells; one handler a kind and door. */
    Set<String> kinds();

    Result deliver(Delivery delivery);

    /** What came of it. */
    sealed interface Result {
        /** The person was told, or is not there to be told. */
        record Delivered() implements Result {}

        /** Not now; try again after a while. */
        record Later(Duration after) implements Result {}

        /** Never: a closed chat, a blocked bot. The note is for operators and names no person. */
        record Undeliverable(String note) implements Result {}
    }
}
