package dev.loggia.engine.account;

import org.springframework.stereotype.Component;

/** Who a person is to the engine. A door asks once for each request or call. */
@Component
public class Requesters {

    /** A chat user: until accounts can be linked, everybody is who the platform says. */
    public Requester of(Requester.ChatUser user) {
        return user;
    }
}
