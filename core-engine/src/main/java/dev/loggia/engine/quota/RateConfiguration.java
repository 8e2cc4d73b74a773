package dev.loggia.engine.quota;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the sizes of the burst limits. */
@Configuration(proxyBeanMethods = false)
class RateConfiguration {

    @Bean
    RateSizes rateSizes(Environment environment) {
        return new RateSizes(environment);
    }
}
