package dev.loggia.proof.cluster;

import dev.loggia.server.local.GuardedProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of ours, or one of its class path, in a JVM of its own that dies with this one, also by {@code kill -9}. */
final class JavaProcess {
    private static final List<String> USUAL = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8");

    private JavaProcess() {}

    /** The environment is what is given and the PATH, nothing of this process. */
    static GuardedProcess start(List<String> options, List<String> program, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL);
        command.addAll(options);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        String path = builder.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment);
        try {
            return GuardedProcess.start(builder, List.of(), "KILL", log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The product's class path: this one's without the proofs and without what is for tests, for the product would take the
     * beans it finds there for its own.
     */
    static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(JavaProcess::isProduct)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isProduct(String entry) {
        String path = entry.replace(File.separatorChar, '/');
        return !path.contains("/benchmarks/target/") && !path.endsWith("test-classes") && !path.endsWith("-tests.jar");
    }
}
