package dev.loggia.engine.moderation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The local rules are the screening until an adapter offers a {@code @Primary} one; they stay available by their type. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

    @Bean
    PromptRules promptRules() {
        return PromptRules.bundled();
    }
}
