package dev.loggia.server.local;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.RedisUrl;
import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with all that a single-machine Loggia keeps, and the servers that work in it. One process has it at a time;
 * closing stops the servers, last started first, and returns when they are gone.
 */
public final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

    private final Path folder;
    private final FileChannel lock;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean closed;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be and takes its lock, which ends with this process at the latest.
     *
     * @throws StartupProblem when it cannot be written or another process has it
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("loggia.lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new StartupProblem(
                        "Another Loggia (process " + owner + ") is already running on " + folder
                                + "; stop it first, or give this one a folder and a port of its own with LOGGIA_DATA and PORT.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(folder.toRealPath(), channel);
        } catch (IOException e) {
            throw new StartupProblem(
                    "Loggia cannot write to " + folder + " (" + reason(e)
                            + "); make it writable for this user, or choose another folder with LOGGIA_DATA.",
                    e);
        }
    }

    /** The master secret of this installation: made once, then always the same. At least 256 bits. */
    public Secret masterSecret() {
        Path file = folder.resolve("secret");
        return working("read or write " + file, () -> {
            if (!Files.exists(file)) {
                PrivateFile.write(file, PrivateFile.randomText() + "\n");
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < 32) {
                throw new StartupProblem(
                        file + " is damaged: a secret has at least 32 characters; restore it from your backup.");
            }
            return new Secret(secret);
        });
    }

    /** Where media files are kept. */
    public Path media() {
        Path media = folder.resolve("media");
        return working("create " + media, () -> Files.createDirectories(media));
    }

    /** Where the stand-in of a provider keeps its state. */
    public Path standIn(String provider) {
        Path state = folder.resolve("stand-ins").resolve(provider);
        return working("create " + state, () -> Files.createDirectories(state));
    }

    /**
     * The port of a stand-in: the one it had before while that is free, since its results are found by address.
     */
    public int standInPort(String provider) {
        Path file = standIn(provider).resolveSibling(provider + ".port");
        return working("read or write " + file, () -> {
            String before = Files.exists(file) ? Files.readString(file).strip() : "";
            int port = before.matches("\\d{4,5}") ? FreePort.orOther(Integer.parseInt(before)) : FreePort.any();
            PrivateFile.write(file, port + "\n");
            return port;
        });
    }

    /**
     * Starts the built-in PostgreSQL and returns when it is ready.
     *
     * @param lost told in one sentence if it ends by itself later
     */
    public synchronized DatabaseUrl startPostgres(Consumer<String> lost) {
        refuseWhenClosed();
        LocalPostgres postgres = working("start PostgreSQL in " + folder, () -> LocalPostgres.start(folder));
        stops.push(postgres::stop);
        postgres.onUnexpectedEnd(() -> lost.accept("The built-in PostgreSQL stopped unexpectedly (its log is "
                + folder.resolve("postgres.log") + "), so Loggia stops too; start it again, nothing is lost."));
        return postgres.url();
    }

    /** Starts the built-in Redis and returns when it is ready. Its loss is only logged: Loggia works without it. */
    public synchronized RedisUrl startRedis() {
        refuseWhenClosed();
        LocalRedis redis = working("start Redis in " + folder, () -> LocalRedis.start(folder));
        stops.push(redis::stop);
        redis.onUnexpectedEnd(() -> log.warn(
                "The built-in Redis stopped unexpectedly; limits are kept in memory until the" + " next start"));
        return redis.url();
    }

    /** Waits for a start that is under way in another thread, and stops what it started too. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of the data folder could not be released: {}", e.getMessage());
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new StartupProblem("Loggia was told to stop while it was starting.");
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T working(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new StartupProblem(
                    "Loggia could not " + what + " (" + reason(e)
                            + "); check that there is room on the disk and that this user may write and run programs there.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** File system exceptions are named better than they are worded. */
    private static String reason(IOException e) {
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "a file of that name is in the way";
            case "ReadOnlyFileSystemException" -> "the file system is read-only";
            default -> String.valueOf(e.getMessage());
        };
    }
}
