package dev.loggia.bench.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own load generator: the most that a statement can do on this machine from C, with prepared statements.
 *
 * @param program the file
 */
public record Pgbench(Path program) {
    private static final String MISSING =
            "pgbench is not installed, and it is what most figures stand beside; on Debian: apt-get install postgresql-contrib";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) ");

    /** On the PATH, or where Debian keeps it. */
    public static Optional<Pgbench> find() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "pgbench"));
        return Stream.concat(onPath, debian().stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /** @throws IllegalStateException with a sentence that says how to get it */
    public static Pgbench orSay() {
        return find().orElseThrow(() -> new IllegalStateException(MISSING));
    }

    private static List<Path> debian() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.sorted(Comparator.reverseOrder())
                    .map(folder -> folder.resolve("bin/pgbench"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a script from so many clients; transactions a second.
     *
     * @param values of the script's variables, sent as parameters
     */
    public double perSecond(
            DatabaseAddress database, Path script, Map<String, String> values, int clients, int seconds) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "--no-vacuum", "--protocol=prepared"));
        words.addAll(List.of("--client=" + clients, "--jobs=2", "--time=" + seconds, "--file=" + script));
        values.forEach((name, value) -> words.add("--define=" + name + "=" + value));
        words.addAll(List.of("--host=" + database.host(), "--port=" + database.port()));
        words.addAll(List.of("--username=" + database.user(), database.name()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(output);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench: " + output);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
