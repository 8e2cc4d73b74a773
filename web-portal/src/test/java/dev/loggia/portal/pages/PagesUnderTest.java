package dev.loggia.portal.pages;

import dev.loggia.engine.catalog.Catalog;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/** The pages with the filters around them and a fake engine behind them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@ComponentScan(
        basePackages = {
            "dev.loggia.portal.challenge",
            "dev.loggia.portal.pages",
            "dev.loggia.portal.problem",
            "dev.loggia.portal.visitor",
            "dev.loggia.portal.web"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {".*\\.EngineStudio", ".*\\.BurstLimits", ".*Test"}))
class PagesUnderTest {

    @Bean
    @Primary
    FakeStudio studio() {
        return new FakeStudio();
    }

    @Bean
    Catalog catalog() {
        return Catalog.bundled();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(FakeStudio.NOW);
    }
}
