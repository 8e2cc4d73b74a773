package dev.loggia.engine.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param imagesPerDay free images a UTC day and subject
 * @param videosPerWeek free videos an ISO week and subject
 */
@ConfigurationProperties("loggia.quota")
record QuotaProperties(
        @DefaultValue("5") int imagesPerDay,
        @DefaultValue("1") int videosPerWeek) {}
