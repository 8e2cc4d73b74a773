package dev.loggia.engine.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this node takes part in common work; else it only does what is bound to its doors
 * @param threads steps at once on this node; each may wait for a provider
 * @param poll how often to look for due steps when nothing wakes the node
 * @param heartbeat how often a running step says it lives; after {@code missedHeartbeats} another node takes it over
 * @param stopWithin how long a stop waits for running steps; longer than any call of a step may take
 * @param parkedKept how long work that was given up stays listed for operators
 * @param node a name for this node, for operators; a random part is added at each start
 */
@ConfigurationProperties("loggia.work")
record WorkProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("24") int threads,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("4") int missedHeartbeats,
        @DefaultValue("35s") Duration stopWithin,
        @DefaultValue("90d") Duration parkedKept,
        @DefaultValue("node") String node) {

    WorkProperties {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "loggia.work.threads is at least 1; LOGGIA_WORKERS=off leaves the work to other nodes");
        }
    }
}
