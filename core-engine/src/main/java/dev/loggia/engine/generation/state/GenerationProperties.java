package dev.loggia.engine.generation.state;

import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param imagePatience how long an image may wait for its turn before it fails, free of charge
 * @param videoPatience the same for a video
 * @param imageUncertainty how long an image whose submission was not answered waits for a callback that names it
 * @param videoUncertainty the same for a video
 * @param resubmissions how often an unanswered submission is made again
 * @param unseen how long a task may be unknown to the provider after its submission
 * @param firstPoll how long after its submission a task is first asked for, unless it calls back before
 * @param longestPause the longest wait that a busy provider can ask of the queue or of one generation
 * @param storeAttempts how often a result is asked for while the provider's file server does not give it
 * @param stepFailures how often in a row the step of a state may fail, over {@code stepFailing} at least, before the generation
 *     fails, free of charge; fewer once the deadline of its state is past
 * @param stepFailing the same as a time
 * @param resultLife how long the provider keeps a result: KIE.AI says 14 days. For so long a result waits for our own store
 * @param freeRetention how long results of free requesters are kept
 * @param retention how long what has ended is kept
 * @param admission how fast and how many at the provider, over all nodes
 */
@ConfigurationProperties("loggia.generation")
public record GenerationProperties(
        @DefaultValue("30m") Duration imagePatience,
        @DefaultValue("2h") Duration videoPatience,
        @DefaultValue("90s") Duration imageUncertainty,
        @DefaultValue("10m") Duration videoUncertainty,
        @DefaultValue("2") int resubmissions,
        @DefaultValue("30s") Duration unseen,
        @DefaultValue("2s") Duration firstPoll,
        @DefaultValue("2m") Duration longestPause,
        @DefaultValue("8") int storeAttempts,
        @DefaultValue("12") int stepFailures,
        @DefaultValue("15m") Duration stepFailing,
        @DefaultValue("14d") Duration resultLife,
        @DefaultValue("7d") Duration freeRetention,
        @DefaultValue Retention retention,
        @DefaultValue Admission admission) {

    /**
     * @param addresses how long after its end a free generation keeps the hash of the address it came from: quotas and keys
     *     need it for a week at most
     * @param free how long after its end, and after its results have expired, a generation without an account keeps its row
     * @param orphans how long tasks that nobody waited for stay listed
     */
    public record Retention(
            @DefaultValue("8d") Duration addresses,
            @DefaultValue("30d") Duration free,
            @DefaultValue("90d") Duration orphans) {
        public Retention {
            if (addresses.compareTo(Duration.ofDays(8)) < 0 || free.compareTo(addresses) < 0) {
                throw new IllegalArgumentException(
                        "loggia.generation.retention.addresses is at least 8d, a week's quota and"
                                + " a day, and loggia.generation.retention.free no shorter than that");
            }
        }
    }

    /**
     * @param perWindow new tasks a window: KIE.AI allows 20 in 10 s and refuses more
     * @param atOnce tasks at the provider at once
     */
    public record Admission(
            @DefaultValue("18") int perWindow,
            @DefaultValue("10s") Duration window,
            @DefaultValue("100") int atOnce) {}

    public Duration patience(MediaKind kind) {
        return kind == MediaKind.IMAGE ? imagePatience : videoPatience;
    }

    public Duration uncertainty(MediaKind kind) {
        return kind == MediaKind.IMAGE ? imageUncertainty : videoUncertainty;
    }
}
