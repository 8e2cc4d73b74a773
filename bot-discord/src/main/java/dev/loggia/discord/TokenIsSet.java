package dev.loggia.discord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a bot to speak as. */
class TokenIsSet implements Condition {
    private static final Logger log = LoggerFactory.getLogger(TokenIsSet.class);

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean set = !context.getEnvironment()
                .getProperty("loggia.discord.token", "")
                .isBlank();
        if (!set) {
            log.debug("No DISCORD_TOKEN: the Discord door stays closed");
        }
        return set;
    }
}
