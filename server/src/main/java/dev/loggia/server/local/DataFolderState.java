package dev.loggia.server.local;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.RedisUrl;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a data folder, seen from outside: nothing is written, nothing started, and who has the folder keeps it.
 *
 * @param heldBy the process that runs on it, as it wrote itself; empty: nobody
 * @param hasDatabase whether a built-in database was made here
 * @param postgres where the built-in database answers while the folder is held
 * @param redis where the built-in Redis answers while the folder is held
 */
public record DataFolderState(
        Optional<String> heldBy, boolean hasDatabase, Optional<DatabaseUrl> postgres, Optional<RedisUrl> redis) {
    private static final Pattern REDIS = Pattern.compile("(?s).*\\bport (\\d+)\\n.*\\brequirepass (\\S+)\\n.*");

    /** Never fails: what cannot be read is not there. */
    public static DataFolderState of(Path folder) {
        Optional<String> heldBy = holder(folder.resolve("loggia.lock"));
        boolean hasDatabase = Files.isDirectory(folder.resolve("postgres"));
        if (heldBy.isEmpty()) {
            return new DataFolderState(heldBy, hasDatabase, Optional.empty(), Optional.empty());
        }
        return new DataFolderState(
                heldBy,
                hasDatabase,
                text(folder.resolve("postgres.url")).flatMap(DataFolderState::database),
                text(folder.resolve("redis/redis.conf")).flatMap(DataFolderState::redis));
    }

    /** A shared lock, for a moment: it is refused exactly while somebody has the folder. */
    private static Optional<String> holder(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null ? text(file) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return text(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<DatabaseUrl> database(String address) {
        try {
            return Optional.of(DatabaseUrl.parse(address));
        } catch (StartupProblem e) {
            return Optional.empty();
        }
    }

    private static Optional<RedisUrl> redis(String settings) {
        Matcher found = REDIS.matcher(settings + "\n");
        return found.matches()
                ? Optional.of(RedisUrl.parse("redis://:" + found.group(2) + "@127.0.0.1:" + found.group(1)))
                : Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
