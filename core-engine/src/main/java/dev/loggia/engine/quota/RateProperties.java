package dev.loggia.engine.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Sizes of the burst limits, each for one subject over all nodes. */
@ConfigurationProperties("loggia.rates")
record RateProperties(
        @DefaultValue Generate generate,
        @DefaultValue Read read,
        @DefaultValue Callback callback) {

    RateRule rule(RateLimit limit) {
        return switch (limit) {
            case GENERATE_FREE -> new RateRule(generate.freePerMinute, generate.freeBurst);
            case GENERATE_MEMBER -> new RateRule(generate.memberPerMinute, generate.memberBurst);
            case READ_FREE -> new RateRule(read.freePerMinute, read.freeBurst);
            case READ_MEMBER -> new RateRule(read.memberPerMinute, read.memberBurst);
            case CALLBACK -> new RateRule(callback.perMinute, callback.burst);
        };
    }

    /** Submissions. */
    record Generate(
            @DefaultValue("20") int freePerMinute,
            @DefaultValue("10") int freeBurst,
            @DefaultValue("60") int memberPerMinute,
            @DefaultValue("30") int memberBurst) {}

    /** Reads of pages and of the API. */
    record Read(
            @DefaultValue("300") int freePerMinute,
            @DefaultValue("150") int freeBurst,
            @DefaultValue("1200") int memberPerMinute,
            @DefaultValue("600") int memberBurst) {}

    /** Webhooks, counted by the provider or by the address that sends. */
    record Callback(
            @DefaultValue("600") int perMinute,
            @DefaultValue("300") int burst) {}
}
