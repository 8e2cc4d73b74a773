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
 * @param moderator whether the platform lets the person manage the place
 * @param roles the person's roles there, by id
 */
public record Place(
        @Nullable String community,
        String channel,
        @Nullable String thread,
        boolean ageRestricted,
        boolean moderator,
        Set<String> roles) {

    public Place {
        roles = Set.copyOf(roles);
    }

    public boolean direct() {
        return community == null;
    }
}
