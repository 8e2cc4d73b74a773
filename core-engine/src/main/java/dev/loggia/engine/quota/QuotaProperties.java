package dev.loggia.engine.quota;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param imagesPerDay free images a UTC day and subject
 * @param videosPerWeek free videos an ISO week and subject
 */
@ConfigurationProperties("loggia.quota")
record QuotaProperties(
        @DefaultValue("5") int imagesPerDay,
        @DefaultValue("1") int videosPerWeek) {
    QuotaProperties {
        if (imagesPerDay < 0 || videosPerWeek < 0) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.quota.images-per-day and loggia.quota.videos-per-week are 0 or more; 0 turns the free tier off.");
        }
    }
}
