package dev.loggia.chat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where something was asked.
 *
 * @param community the guild or the group; null in a private chat
 * @param channel the channel or the chat
 * @param thread the thread or topic in it
 * @param ageRestricted whether the platform shows the place to adults alone
 * @param moderator whether the platform lets the person manage the place, as far as it said so along with the call; where that
 *     matters, {@link ChatDoor#manages} is asked
 * @param roles the person's roles there, by id; null on a platform that has none
 */
public record Place(
        @Nullable String community,
        String channel,
        @Nullable String thread,
        boolean ageRestricted,
        boolean moderator,
        @Nullable Set<String> roles) {

    public Place {
        roles = roles == null ? null : Set.copyOf(roles);
    }

    /** The same place, once it is known whether the person manages it. */
    Place managed(boolean manages) {
        return new Place(community, channel, thread, ageRestricted, manages, roles);
    }

    public boolean direct() {
        return community == null;
    }
}
