package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.preference.Preferences;
import dev.loggia.engine.account.Requesters;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Completes a call before it is answered: who the person is to the engine, and in which language they are spoken to. */
@Component
class CallReader {
    private final Requesters requesters;
    private final Preferences preferences;

    CallReader(Requesters requesters, Preferences preferences) {
        this.requesters = requesters;
        this.preferences = preferences;
    }

    /** The language somebody chose, else the one the platform says. Looks twice into the database, once for each call. */
    Call asAnswered(Call call) {
        Call known = call.by(requesters.of(call.user()));
        String language = preferences.of(call.user()).language();
        return language == null ? known : known.in(Locale.forLanguageTag(language));
    }
}
