package dev.loggia.chat.make;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param ageRestricted ids of models for adults: only where the platform shows a place to adults alone, and in private chats of
 *     who asked for them in /settings
 * @param variations how many more of a picture the button makes
 */
@ConfigurationProperties("loggia.chat.make")
record MakeProperties(
        @DefaultValue Set<String> ageRestricted,
        @DefaultValue("2") int variations) {

    MakeProperties {
        ageRestricted = Set.copyOf(ageRestricted);
        if (variations < 1 || variations > 4) {
            throw new IllegalArgumentException("loggia.chat.make.variations is 1 to 4");
        }
    }
}
