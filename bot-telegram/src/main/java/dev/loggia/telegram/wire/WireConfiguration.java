package dev.loggia.telegram.wire;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reaches Telegram once {@code loggia.telegram.token} says as whom. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loggia.telegram.token")
@EnableConfigurationProperties(TelegramProperties.class)
class WireConfiguration {

    @Bean
    BotApi telegramApi(TelegramProperties properties, MeterRegistry meters) {
        return new BotApi(properties.botToken(), properties.apiUrl(), meters);
    }

    @Bean
    BotIdentity telegramIdentity(BotApi api) {
        return new BotIdentity(api);
    }
}
