package dev.loggia.engine.quota;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param imagesPerDay free images a UTC day and subject
 * @param videosPerWeek free videos an ISO week and subject
 * @param members whether members have the free quota too, spent before their credits
 * @param challenge what a visitor may have beyond that who answers a challenge, because others used up their common address
 */
@ConfigurationProperties("loggia.quota")
record QuotaProperties(
        @DefaultValue("5") int imagesPerDay,
        @DefaultValue("1") int videosPerWeek,
        @DefaultValue("true") boolean members,
        @DefaultValue Challenge challenge) {

    /**
     * @param imagesPerDay a UTC day and device
     * @param videosPerWeek an ISO week and device
     * @param devices how many devices' shares one address may use up: a device is a cookie, and cookies are cheap
     */
    record Challenge(
            @DefaultValue("5") int imagesPerDay,
            @DefaultValue("1") int videosPerWeek,
            @DefaultValue("8") int devices) {
        Challenge {
            if (imagesPerDay < 0 || videosPerWeek < 0 || devices < 1) {
                throw new LoggiaException(
                        ErrorCode.CONFIGURATION,
                        "loggia.quota.challenge.images-per-day and .videos-per-week are 0 or more, and .devices 1 or more.");
            }
        }
    }

    QuotaProperties {
        if (imagesPerDay < 0 || videosPerWeek < 0) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.quota.images-per-day and loggia.quota.videos-per-week are 0 or more; 0 turns the free tier off.");
        }
    }
}
