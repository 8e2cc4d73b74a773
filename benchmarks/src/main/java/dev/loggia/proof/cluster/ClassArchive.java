package dev.loggia.proof.cluster;

import dev.loggia.server.LoggiaServer;
import dev.loggia.server.local.GuardedProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The product's classes as the JVM lays them out in memory: it saves two fifths of a start's work. Kept beside the servers'
 * programs, one for the present class path and JVM; without it everything works, only slower.
 */
final class ClassArchive {
    private static final String PREFIX = "classes-";
    private static final long PATIENCE_SECONDS = 180;

    private ClassArchive() {}

    /** The one to start with, or null when there is none. */
    static @Nullable Path find() {
        Path archive = place();
        return Files.exists(archive) ? archive : null;
    }

    /** Makes it, when there is none, by a start that ends when all beans are made. Not getting one is no failure. */
    static synchronized void make(List<String> jvm) {
        Path archive = place();
        boolean onlyJars = Stream.of(JavaProcess.productClassPath().split(File.pathSeparator))
                .allMatch(entry -> entry.endsWith(".jar"));
        if (!onlyJars || Files.exists(archive)) {
            return;
        }
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            Files.createDirectories(archive.getParent());
            forgetOthers(archive);
            GuardedProcess training = JavaProcess.start(
                    Stream.concat(
                                    jvm.stream(),
                                    Stream.of(
                                            "-Xmx256m",
                                            "-XX:ArchiveClassesAtExit=" + part,
                                            "-Dspring.context.exit=onRefresh",
                                            "-cp",
                                            JavaProcess.productClassPath()))
                            .toList(),
                    List.of(LoggiaServer.class.getName()),
                    Map.of(),
                    archive.resolveSibling("training.log"));
            if (training.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && Files.exists(part)) {
                Files.move(part, archive);
            } else {
                training.process().destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path place() {
        CRC32 key = new CRC32();
        key.update(System.getProperty("java.vm.version", "").getBytes(StandardCharsets.UTF_8));
        for (String entry : JavaProcess.productClassPath().split(File.pathSeparator)) {
            File file = new File(entry);
            key.update((entry + file.length() + file.lastModified()).getBytes(StandardCharsets.UTF_8));
        }
        return Programs.target().resolve("programs").resolve(PREFIX + Long.toHexString(key.getValue()) + ".jsa");
    }

    private static void forgetOthers(Path archive) throws IOException {
        try (Stream<Path> files = Files.list(archive.getParent())) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
