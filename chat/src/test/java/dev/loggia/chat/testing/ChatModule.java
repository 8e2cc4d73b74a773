package dev.loggia.chat.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The chat module with two doors that show everything. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.loggia.chat",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.chat\\.testing\\..*"))
class ChatModule {

    @Bean
    FakeDoor discord() {
        return new FakeDoor("discord");
    }

    @Bean
    FakeDoor telegram() {
        return new FakeDoor("telegram");
    }
}
