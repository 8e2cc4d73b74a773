package dev.loggia.chat.policy;

import dev.loggia.chat.Place;
import dev.loggia.engine.platform.MediaKind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed in a community or in one channel of it.
 *
 * @param models ids of the models that may be used, null for all
 * @param roles ids of roles of which one is needed, null for nobody in particular; who may manage the place needs none, and nobody
 *     does on a platform without roles
 */
public record Policy(
        boolean images,
        boolean videos,
        @Nullable Set<String> models,
        @Nullable Set<String> roles,
        Spoiler spoiler) {

    public static final Policy OPEN = new Policy(true, true, null, null, Spoiler.NEVER);

    /** When results are covered until somebody looks. */
    public enum Spoiler {
        ALWAYS,
        NEVER,
        /** Wherever the platform does not show the place to adults alone. */
        UNRESTRICTED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Policy {
        models = models == null ? null : Set.copyOf(models);
        roles = roles == null ? null : Set.copyOf(roles);
    }

    public boolean allows(MediaKind kind) {
        return kind == MediaKind.IMAGE ? images : videos;
    }

    public boolean allowsModel(String model) {
        return models == null || models.contains(model);
    }

    public boolean allowsPerson(Place place) {
        Set<String> held = place.roles();
        return roles == null
                || held == null
                || place.moderator()
                || held.stream().anyMatch(roles::contains);
    }

    public boolean covers(Place place) {
        return spoiler == Spoiler.ALWAYS || (spoiler == Spoiler.UNRESTRICTED && !place.ageRestricted());
    }
}
