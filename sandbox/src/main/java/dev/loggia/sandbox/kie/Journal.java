package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON lines, one a thing that happened, handed to the system before the call returns: a killed process loses none. */
final class Journal implements AutoCloseable {
    private final @Nullable Path file;
    private @Nullable BufferedWriter writer;

    Journal(@Nullable Path directory) {
        this.file = directory == null ? null : directory.resolve("kie-tasks.jsonl");
        if (directory != null) {
            run(() -> Files.createDirectories(directory));
        }
    }

    /** Replays what is there. A last line cut short by a kill is skipped. */
    void replay(Consumer<JsonNode> line) {
        if (file == null || !Files.exists(file)) {
            return;
        }
        run(() -> {
            try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.map(Json::read).filter(JsonNode::isObject).forEach(line);
            }
        });
    }

    /** Replaces everything by these lines, and goes on from there. */
    synchronized void rewrite(List<JsonNode> lines) {
        if (file == null) {
            return;
        }
        Path fresh = file.resolveSibling("kie-tasks.new");
        run(() -> {
            close();
            Files.write(fresh, lines.stream().map(Json::text).toList(), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        });
    }

    synchronized void append(JsonNode line) {
        BufferedWriter open = writer;
        if (open != null) {
            run(() -> {
                open.write(Json.text(line));
                open.newLine();
                open.flush();
            });
        }
    }

    @Override
    public synchronized void close() {
        BufferedWriter open = writer;
        writer = null;
        if (open != null) {
            run(open::close);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
