package dev.loggia.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A server process that ends with this one. It is in a session of its own, so that Ctrl-C on the terminal reaches us
 * alone and we stop things in order; and the kernel signals it when we die, even by {@code kill -9}.
 */
public final class GuardedProcess {
    private static final long MAX_LOG_BYTES = 1_000_000;

    private final Process process;
    private final String stopSignal;
    private volatile boolean stopping;

    private GuardedProcess(Process process, String stopSignal) {
        this.process = process;
        this.stopSignal = stopSignal;
    }

    /**
     * @param stopSignal the program's signal for an orderly but prompt stop
     * @param user from {@link Unprivileged}
     */
    static GuardedProcess start(List<String> command, List<String> user, String stopSignal, Path folder, Path log)
            throws IOException {
        return start(Shell.clean(command, folder), user, stopSignal, log);
    }

    /**
     * Starts what the builder describes, in its folder and with its environment; its number is that of the program itself.
     *
     * @param user from {@link Unprivileged}
     * @param stopSignal the program's signal for an orderly but prompt stop; also what it gets when this process dies
     * @param log takes what it writes, at the end
     */
    public static GuardedProcess start(ProcessBuilder builder, List<String> user, String stopSignal, Path log)
            throws IOException {
        builder.command(guarded(builder.command(), user, stopSignal))
                .redirectErrorStream(true)
                .redirectOutput(logTo(log));
        return new GuardedProcess(startAndKeep(builder), stopSignal);
    }

    public Process process() {
        return process;
    }

    /** Runs the action when the process ends without having been stopped. */
    void onUnexpectedEnd(Runnable action) {
        process.onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    /** Returns when the process is gone; one that does not obey within the time is killed. */
    public void stop(Duration patience) {
        stopping = true;
        signal(stopSignal);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal by its name without {@code SIG}; one that is gone already is fine. */
    public void signal(String name) {
        Shell.signal(name, process.pid());
    }

    private static List<String> guarded(List<String> command, List<String> user, String signal) {
        List<String> words = new ArrayList<>();
        if (Shell.succeeds("setsid", "true")) {
            words.add("setsid");
        }
        words.addAll(user);
        // BusyBox has a setpriv without this option: there, an orphan is taken over at the next start.
        if (Shell.succeeds("setpriv", "--pdeathsig", signal, "true")) {
            words.addAll(List.of("setpriv", "--pdeathsig", signal));
        }
        words.addAll(command);
        return words;
    }

    /** The kernel's signal comes with the death of the starting thread, not of the process: so that thread waits. */
    private static Process startAndKeep(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(
                () -> {
                    try {
                        Process process = builder.start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException e) {
                        started.completeExceptionally(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause() == null ? e : e.getCause());
        }
    }

    private static ProcessBuilder.Redirect logTo(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.delete(log);
        }
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }
}
