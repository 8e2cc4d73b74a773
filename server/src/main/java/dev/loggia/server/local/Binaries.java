package dev.loggia.server.local;

import dev.loggia.server.settings.StartupProblem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;

/** Real PostgreSQL and Redis programs from the class path, unpacked once per version below the data folder. */
public final class Binaries {
    private static final Properties VERSIONS = versions();

    private final Path cache;

    public Binaries(Path cache) {
        this.cache = cache;
    }

    static String postgresMajor() {
        return VERSIONS.getProperty("postgres").replaceFirst("\\..*", "");
    }

    /** The folder that holds {@code bin/postgres}. */
    public Path postgres() throws IOException {
        return unpacked("postgres-" + VERSIONS.getProperty("postgres"), Binaries::unpackPostgres);
    }

    /** The {@code redis-server} program. */
    public Path redis() throws IOException {
        return unpacked("redis-" + VERSIONS.getProperty("redis"), Binaries::unpackRedis)
                .resolve("redis-server");
    }

    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** Unpacks beside and renames, so that a half-unpacked folder is never taken for a whole one. */
    private Path unpacked(String name, Unpacking unpacking) throws IOException {
        Path folder = cache.resolve(name);
        if (!Files.isDirectory(folder)) {
            Path part = cache.resolve(name + ".part");
            FileSystemUtils.deleteRecursively(part);
            Files.createDirectories(part);
            unpacking.into(part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }

    private static void unpackPostgres(Path folder) throws IOException {
        String machine =
                System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : System.getProperty("os.arch", "");
        try (InputStream packed = postgresArchive(machine);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static InputStream postgresArchive(String machine) {
        try {
            String system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IOException | IllegalStateException e) {
            throw new StartupProblem(
                    "There is no built-in PostgreSQL for this machine (" + machine
                            + "); set DATABASE_URL to a PostgreSQL server of your own.",
                    e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An entry of the PostgreSQL archive leaves its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0111) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + target + " executable");
        }
    }

    private static void unpackRedis(Path folder) throws IOException {
        try {
            Path program = ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
            Files.move(program, folder.resolve("redis-server"));
        } catch (RuntimeException e) {
            throw new StartupProblem(
                    "There is no built-in Redis for this machine (" + System.getProperty("os.arch")
                            + "); set REDIS_URL to a Redis server of your own.",
                    e);
        }
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return versions;
    }
}
