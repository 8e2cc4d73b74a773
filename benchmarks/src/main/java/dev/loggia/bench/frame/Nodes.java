package dev.loggia.bench.frame;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Clusters as they are measured: the disk is waited for, and the JVM compiles as it does in earnest. */
public final class Nodes {
    private Nodes() {}

    /**
     * One node that keeps its results in a folder.
     *
     * @param words for its JVM, after the launcher's
     */
    public static Cluster one(Path folder, Map<String, String> settings, String... words) {
        return Cluster.open(with(ClusterOptions.in(folder).withNodes(1).withFiles(), settings, words));
    }

    /** Two nodes with everything between them, and with proxies that can hold calls up. */
    public static Cluster two(Path folder, Map<String, String> settings) {
        return Cluster.open(with(ClusterOptions.in(folder).withFaults(true), settings));
    }

    private static ClusterOptions with(ClusterOptions options, Map<String, String> settings, String... words) {
        return options.withFsync(true).withJvm(launchersWords(words)).with(settings);
    }

    /** But for the class archive, which belongs to the unpacked jar. */
    private static List<String> launchersWords(String... more) {
        return Stream.concat(Program.fromLauncher().flags().stream(), Stream.of(more))
                .filter(word -> !word.startsWith("-XX:AOTCache") && !word.startsWith("-XX:SharedArchiveFile"))
                .toList();
    }

    /** A cluster's database. */
    public static DatabaseAddress database(Cluster cluster) {
        return DatabaseAddress.parseJdbc(cluster.postgres().jdbcUrl());
    }
}
