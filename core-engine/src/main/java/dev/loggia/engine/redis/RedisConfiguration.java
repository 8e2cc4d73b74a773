package dev.loggia.engine.redis;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the link; a Redis that is down does not stop the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
class RedisConfiguration {

    @Bean
    RedisLink redisLink(RedisProperties properties) {
        return properties.enabled() ? RedisLink.to(properties.url(), properties.timeout()) : RedisLink.none();
    }
}
