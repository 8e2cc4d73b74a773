package dev.loggia.chat.button;

import dev.loggia.chat.ButtonIds;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Buttons are signed with the installation's secret. */
@Configuration(proxyBeanMethods = false)
class ButtonConfiguration {

    @Bean
    ButtonIds buttonIds(
            @Value("${loggia.secret:}") String secret, @Value("${loggia.secret-previous:}") String earlierSecret) {
        if (secret.isBlank()) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, "loggia.secret is not set: chat buttons are signed with it");
        }
        return new SignedButtonIds(secret, earlierSecret.isBlank() ? secret : earlierSecret);
    }
}
