package dev.loggia.proof.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param folder for logs, data and sockets of this cluster; made when it is not there, emptied never
 * @param nodes how many servers
 * @param fsync whether PostgreSQL waits for the disk; see {@link Postgres}
 * @param faults whether a {@link FaultProxy} stands before database, Redis, provider and store
 * @param objectStore whether results go to S3; else to a folder, which one node alone can have
 * @param settings of every node by their names in {@code application.properties}, or environment names in capitals
 * @param jvm options of every node's JVM, after the usual ones
 * @param provider arguments of the stand-in's {@code Main} beside {@code --port}, {@code --state-dir} and the keys
 */
public record ClusterOptions(
        Path folder,
        int nodes,
        boolean fsync,
        boolean faults,
        boolean objectStore,
        Map<String, String> settings,
        List<String> jvm,
        List<String> provider) {

    /** Nothing that is a limit for people shall be one for a proof, and what an operator waits minutes for comes in seconds. */
    private static final Map<String, String> UNLIMITED = Map.ofEntries(
            Map.entry("loggia.quota.images-per-day", "1000000"),
            Map.entry("loggia.quota.videos-per-week", "1000000"),
            Map.entry("loggia.rates.generate.free-per-minute", "1000000"),
            Map.entry("loggia.rates.generate.free-burst", "1000000"),
            Map.entry("loggia.rates.generate.member-per-minute", "1000000"),
            Map.entry("loggia.rates.generate.member-burst", "1000000"),
            Map.entry("loggia.rates.read.free-per-minute", "1000000"),
            Map.entry("loggia.rates.read.free-burst", "1000000"),
            Map.entry("loggia.rates.read.member-per-minute", "1000000"),
            Map.entry("loggia.rates.read.member-burst", "1000000"),
            Map.entry("loggia.rates.callback.per-minute", "1000000"),
            Map.entry("loggia.rates.callback.burst", "1000000"),
            Map.entry("loggia.kie.queries-per-second", "200"),
            Map.entry("loggia.generation.image-uncertainty", "4s"),
            Map.entry("loggia.generation.video-uncertainty", "4s"),
            Map.entry("loggia.generation.admission.per-window", "1000"),
            Map.entry("loggia.generation.admission.window", "1s"),
            Map.entry("loggia.generation.admission.at-once", "200"));

    public ClusterOptions {
        if (nodes < 1) {
            throw new IllegalArgumentException("A cluster has at least one node");
        }
        if (nodes > 1 && !objectStore) {
            throw new IllegalArgumentException("Nodes share their results through the object store");
        }
        settings = Map.copyOf(settings);
        jvm = List.copyOf(jvm);
        provider = List.copyOf(provider);
    }

    /**
     * Two nodes, no proxies, S3, no waiting for the disk, no limits; pictures take about 80 ms at the provider, which takes as
     * many as come.
     */
    public static ClusterOptions in(Path folder) {
        return new ClusterOptions(
                folder,
                2,
                false,
                false,
                true,
                UNLIMITED,
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(
                        "--duration-factor",
                        "0.022",
                        "--invisible-ms",
                        "10",
                        "--rate-limit",
                        "0",
                        "--picture-side",
                        "128"));
    }

    public ClusterOptions withNodes(int number) {
        return new ClusterOptions(folder, number, fsync, faults, objectStore, settings, jvm, provider);
    }

    public ClusterOptions withFsync(boolean on) {
        return new ClusterOptions(folder, nodes, on, faults, objectStore, settings, jvm, provider);
    }

    public ClusterOptions withFaults(boolean on) {
        return new ClusterOptions(folder, nodes, fsync, on, objectStore, settings, jvm, provider);
    }

    /** For one node: results in a folder, and a start that is quicker by a JVM. */
    public ClusterOptions withFiles() {
        return new ClusterOptions(folder, nodes, fsync, faults, false, settings, jvm, provider);
    }

    /** With one setting more, or another value of it; empty: as the product has it. */
    public ClusterOptions with(String setting, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        if (value.isEmpty()) {
            more.remove(setting);
        } else {
            more.put(setting, value);
        }
        return new ClusterOptions(folder, nodes, fsync, faults, objectStore, more, jvm, provider);
    }

    /** With several settings more. */
    public ClusterOptions with(Map<String, String> more) {
        ClusterOptions all = this;
        for (Map.Entry<String, String> setting : more.entrySet()) {
            all = all.with(setting.getKey(), setting.getValue());
        }
        return all;
    }

    /** Instead of those that make a start quick. */
    public ClusterOptions withJvm(List<String> options) {
        return new ClusterOptions(folder, nodes, fsync, faults, objectStore, settings, options, provider);
    }

    /** Instead of those that make it quick. */
    public ClusterOptions withProvider(List<String> arguments) {
        return new ClusterOptions(folder, nodes, fsync, faults, objectStore, settings, jvm, arguments);
    }
}
