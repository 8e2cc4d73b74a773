package dev.loggia.proof.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What a process holds, as Linux tells it; zeros elsewhere. */
record Vitals(long memoryMegabytes, long threads, long files) {
    private static final long MOST_MEMORY = 800;
    private static final long MORE_THREADS = 80;
    private static final long MORE_FILES = 60;

    static Vitals of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            String status = Files.readString(process.resolve("status"));
            return new Vitals(number(status, "VmRSS") / 1024, number(status, "Threads"), files.count());
        } catch (IOException e) {
            return new Vitals(0, 0, 0);
        }
    }

    /** Whether it has not grown out of bounds since. */
    boolean fine(Vitals before) {
        return memoryMegabytes <= MOST_MEMORY
                && threads <= before.threads + MORE_THREADS
                && files <= before.files + MORE_FILES;
    }

    Map<String, Object> figures() {
        return Map.of("memoryMegabytes", memoryMegabytes, "threads", threads, "files", files);
    }

    @Override
    public String toString() {
        return memoryMegabytes + " MB, " + threads + " threads, " + files + " open files";
    }

    private static long number(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
