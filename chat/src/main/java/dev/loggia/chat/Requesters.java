package dev.loggia.chat;

import dev.loggia.engine.account.Requester;
import org.springframework.stereotype.Component;

/**
 * Who a person in a chat is to the engine. The one place to change when chat users have accounts: actions ask here and never
 * look at the chat user itself.
 */
@Component
public class Requesters {

    /** Today everybody in a chat is a free requester by the platform's user id. */
    public Requester of(Call call) {
        return call.requester();
    }
}
