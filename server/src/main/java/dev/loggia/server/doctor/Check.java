package dev.loggia.server.doctor;

import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.server.settings.StartupProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something to look at, within a time.
 *
 * @param subject what it is called when it gives no answer
 */
record Check(String subject, Duration limit, Probe probe) {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

    /** May block and may fail; the check turns that into a diagnosis. */
    interface Probe {
        List<Diagnosis> look() throws Exception;
    }

    static Check of(String subject, Probe probe) {
        return new Check(subject, USUAL_LIMIT, probe);
    }

    /** All at once, so that together they take as long as the slowest; the answers are in the order of the checks. */
    static List<Diagnosis> all(List<Check> checks) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "check");
            // One that hangs must not keep the process.
            thread.setDaemon(true);
            return thread;
        });
        long started = System.nanoTime();
        List<Future<List<Diagnosis>>> answers = checks.stream()
                .map(check -> threads.submit(check.probe()::look))
                .toList();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            diagnoses.addAll(checks.get(i).await(answers.get(i), started));
        }
        threads.shutdownNow();
        return diagnoses;
    }

    private List<Diagnosis> await(Future<List<Diagnosis>> answer, long started) {
        try {
            long left = limit.toNanos() - (System.nanoTime() - started);
            return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of(Diagnosis.fail(
                    subject + ": no answer within " + limit.toSeconds() + " seconds",
                    "look whether it is overloaded or a firewall swallows the packets"));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return List.of(explained(cause == null ? e : cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Diagnosis.fail(subject + ": interrupted", ""));
        }
    }

    /** Only our own sentences are shown: those of libraries may quote an address with its password. */
    private Diagnosis explained(Throwable failure) {
        if (failure instanceof StartupProblem || failure instanceof LoggiaException) {
            return Diagnosis.fail(subject, failure);
        }
        return Diagnosis.fail(
                subject + ": could not be examined (" + failure.getClass().getSimpleName() + ")",
                "try again; if it stays, please report it");
    }
}
