package dev.loggia.chat;

import dev.loggia.engine.account.Asker;
import org.springframework.stereotype.Component;

/**
 * Who a person in a chat is to the engine. The one place to change when chat users have accounts: actions ask here and never
 * look at the chat user itself.
 */
@Component
public class Askers {

    /** Today everybody in a chat is a free asker by the platform's user id. */
    public Asker of(Call call) {
        return call.asker();
    }
}
