package dev.loggia.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server said last, for a sentence about why it did not start. */
final class LogTail {
    private LogTail() {}

    static String lastComplaint(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        String last = "it said nothing";
        for (String line : lines) {
            if (line.contains("FATAL:") || line.contains("error:") || line.contains("ERROR:") || line.contains("# ")) {
                last = line.replaceFirst(".*?(FATAL:|error:|ERROR:|# )\\s*", "");
            }
        }
        return last;
    }
}
