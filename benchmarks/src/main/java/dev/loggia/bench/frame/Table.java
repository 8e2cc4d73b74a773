package dev.loggia.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows for a reader: in columns for a terminal, in Markdown for a page. */
public final class Table {
    private static final List<String> HEADING =
            List.of("measure", "Loggia", "beside it", "figure", "least–most", "at least", "aim", "");

    private final List<List<String>> lines = new ArrayList<>();

    public Table(List<Row> rows) {
        lines.add(HEADING);
        rows.forEach(row -> lines.add(row.cells()));
    }

    public List<String> text() {
        int[] widths = IntStream.range(0, HEADING.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(column -> padded(line.get(column), widths[column], column == 0))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    public List<String> markdown() {
        List<String> markdown = new ArrayList<>();
        for (List<String> line : lines) {
            markdown.add("| " + String.join(" | ", line) + " |");
        }
        markdown.add(1, "|---|--:|--:|--:|--:|--:|--:|---|");
        return markdown;
    }

    private static String padded(String cell, int width, boolean left) {
        String space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }
}
