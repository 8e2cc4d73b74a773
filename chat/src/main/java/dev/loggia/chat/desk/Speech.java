package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.preference.Preferences;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** In which language somebody is answered: what they chose, else what the platform says. */
@Component
class Speech {
    private final Preferences preferences;

    Speech(Preferences preferences) {
        this.preferences = preferences;
    }

    Call inOwnLanguage(Call call) {
        String language = preferences.of(call.requester()).language();
        return language == null ? call : call.in(Locale.forLanguageTag(language));
    }
}
