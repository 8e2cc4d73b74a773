package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Place;
import dev.loggia.chat.policy.Policies;
import dev.loggia.chat.policy.Policy;
import dev.loggia.chat.preference.Preferences;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.platform.MediaKind;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the place where somebody asks has to say about it, before the engine is asked. */
@Component
class Gate {
    private final Policies policies;
    private final Preferences preferences;
    private final Phrases phrases;
    private final MakeProperties properties;

    Gate(Policies policies, Preferences preferences, Phrases phrases, MakeProperties properties) {
        this.policies = policies;
        this.preferences = preferences;
        this.phrases = phrases;
        this.properties = properties;
    }

    /** Why not, or empty. */
    Optional<Message> refusal(Call call, MediaKind kind, String model) {
        Policy policy = policies.of(call);
        if (!policy.allows(kind)) {
            return refused(call, "refused.place." + kind.wireName());
        }
        if (!policy.allowsPerson(call.place())) {
            return refused(call, "refused.place.role");
        }
        if (!policy.allowsModel(model)) {
            return refused(
                    call,
                    "refused.place.model",
                    policy.models() == null
                            ? ""
                            : String.join(
                                    ", ", policy.models().stream().sorted().toList()));
        }
        return properties.ageRestricted().contains(model.toLowerCase(Locale.ROOT)) && !adultsAlone(call)
                ? refused(call, "refused.place.age")
                : Optional.empty();
    }

    private boolean adultsAlone(Call call) {
        Place place = call.place();
        return place.ageRestricted()
                || (place.direct() && preferences.of(call.user()).adult());
    }

    private Optional<Message> refused(Call call, String key, Object... arguments) {
        return Optional.of(phrases.refused(call, key, arguments));
    }
}
