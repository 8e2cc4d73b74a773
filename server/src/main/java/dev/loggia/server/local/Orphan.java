package dev.loggia.server.local;

import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server process that an earlier Loggia left on our folder because it was killed. Whoever calls holds the lock of the
 * data folder, so the process has no living owner.
 */
final class Orphan {
    private static final long PATIENCE_SECONDS = 60;

    private Orphan() {}

    /** Stops what the PID file names if it works in the folder; returns when the folder is free. */
    static void stop(String name, Path pidFile, Path folder, String stopSignal) throws IOException {
        Optional<ProcessHandle> named = read(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (named.isEmpty()) {
            // A PID file without a process stays: PostgreSQL looks into it for memory that is still in use.
            return;
        }
        ProcessHandle process = named.get();
        if (worksIn(process, folder)) {
            Shell.signal(stopSignal, process.pid());
            awaitEnd(name, process, folder);
        }
        // Either stopped, or the number belongs to a stranger by now and would only irritate the server.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> read(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL and Redis both work in their data folder; where the system does not show that, trust the PID file. */
    private static boolean worksIn(ProcessHandle process, Path folder) {
        Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return true;
        }
        try {
            return Files.readSymbolicLink(link).equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitEnd(String name, ProcessHandle process, Path folder) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartupProblem(
                    "An earlier run left " + name + " (process " + process.pid() + ") working in " + folder
                            + " and it does not stop; stop that process and start again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupProblem("Interrupted while waiting for " + name + " of an earlier run to stop.", e);
        }
    }
}
