package dev.loggia.chat;

import dev.loggia.engine.delivery.Subject;
import java.util.Optional;

/**
 * A kind of notice that chats tell somebody who has not asked: a message to them alone. One component for each kind; who begins one
 * calls {@code Deliveries.tell} and is done.
 */
public interface ChatNotice {

    /** As in the notice. */
    String kind();

    /**
     * What it says. Asked at least once, until the message is noted; what it says afterwards is not.
     *
     * @param to a call of nobody's, which says who is told, in private, and in which language
     * @return empty when there is nothing left to tell
     */
    Optional<Message> message(Call to, Subject subject);
}
