package dev.loggia.chat.button;

import dev.loggia.chat.ButtonIds;
import dev.loggia.engine.platform.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Buttons are signed with the installation's secret. */
@Configuration(proxyBeanMethods = false)
class ButtonConfiguration {

    @Bean
    ButtonIds buttonIds(Secrets secrets) {
        return new SignedButtonIds(secrets);
    }
}
