package dev.loggia.bench.frame;

import dev.loggia.proof.frame.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table with where and when it was made: a figure means nothing without it. */
public final class Report {
    private final Map<String, Object> record = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final long began = System.nanoTime();

    public Report(Effort effort) {
        record.putAll(Machine.facts());
        record.put("rounds", effort.rounds());
        record.put("secondsEach", effort.seconds());
        record.put("share", effort.share());
    }

    public void failed(String name, Exception failure) {
        failures.put(name, failure.toString());
    }

    public void rows(List<Row> measured) {
        rows.addAll(measured);
        record.put("loadAfter", Machine.load());
        record.put("tookSeconds", Math.round((System.nanoTime() - began) / 1e9));
    }

    public List<String> text() {
        List<String> lines = new ArrayList<>(new Table(rows).text());
        lines.add("");
        lines.add(place());
        return lines;
    }

    /** Writes {@code bench.json} and {@code table.md}. */
    public Path write(Path folder) {
        record.put("rows", rows.stream().map(Row::record).toList());
        if (!failures.isEmpty()) {
            record.put("notMeasured", failures);
        }
        List<String> page = new ArrayList<>(new Table(rows).markdown());
        failures.forEach((name, reason) -> page.add("\nNot measured: " + name));
        page.add("");
        page.add(place());
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("table.md"), page);
            return Files.writeString(folder.resolve("bench.json"), json.writeValueAsString(record) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String place() {
        return "Commit " + record.get("commit") + ", " + record.get("cores") + " cores, " + record.get("java") + ", "
                + record.get("system") + "; load before " + record.get("load") + " and after "
                + record.get("loadAfter") + "; " + record.get("rounds") + " rounds of " + record.get("secondsEach")
                + " s; " + record.get("tookSeconds") + " s in all.";
    }
}
