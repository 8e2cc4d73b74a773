package dev.loggia.server.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short commands of the operating system. */
final class Shell {
    private Shell() {}

    /** Whether the command exists and exits with 0 within seconds. */
    static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a signal that {@link ProcessHandle} has no method for. A process that is gone already is fine. */
    static void signal(String signal, long pid) {
        succeeds("sh", "-c", "kill -" + signal + " " + pid);
    }

    /** An environment without the parent's: children need none of its secrets, nor its PG… variables. */
    static ProcessBuilder clean(List<String> command, Path workingFolder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
