package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.art.Art;
import dev.loggia.sandbox.art.Commission;
import dev.loggia.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;

/**
 * Paints results when they are first wanted, and keeps the latest; the same words with the same seed are painted once.
 * Without a seed, chance gives one.
 */
final class Studio {
    private static final long KEPT_BYTES = 48L << 20;
    private static final int KEPT = 64;

    /** So few that all of them are kept when many ask for the same without a seed. */
    private static final int CHANCES = 32;

    private final Market market;
    private final int side;
    private final Executor painters;
    private final Map<Piece, CompletableFuture<byte[]>> kept = new LinkedHashMap<>(16, 0.75f, true);

    Studio(Market market, int side, Executor painters) {
        this.market = market;
        this.side = side;
        this.painters = painters;
    }

    /** The result's bytes; the same for the same task whenever asked. */
    synchronized CompletableFuture<byte[]> result(Task task, int number) {
        Piece piece = piece(task, number);
        CompletableFuture<byte[]> found = kept.get(piece);
        if (found == null || found.isCompletedExceptionally()) {
            found = CompletableFuture.supplyAsync(piece::paint, painters);
            kept.put(piece, found);
            trim();
        }
        return found;
    }

    static String extension(Task task) {
        if (new Model(task.model(), java.util.List.of()).film()) {
            return "mp4";
        }
        String asked = Json.string(task.settings(), "output_format");
        return asked.equals("jpeg") || asked.equals("jpg") ? asked : "png";
    }

    static String mediaType(String extension) {
        return switch (extension) {
            case "mp4" -> "video/mp4";
            case "png" -> "image/png";
            default -> "image/jpeg";
        };
    }

    private Piece piece(Task task, int number) {
        JsonNode input = task.settings();
        Model model = market.find(task.model()).orElseThrow();
        Size size = Size.of(model, input, side);
        String prompt = Json.string(input, "prompt").replaceAll("\\[sim:[^\\]]*]", " ");
        long given = input.path("seed").asLong(-1);
        long seed = given < 0 ? Math.floorMod(task.taskId().hashCode(), CHANCES) : given;
        return new Piece(
                extension(task),
                new Commission(
                        prompt.isBlank() ? task.taskId() : prompt,
                        model.id(),
                        seed * 31 + number,
                        size.width(),
                        size.height()));
    }

    private void trim() {
        long bytes = 0;
        for (CompletableFuture<byte[]> one : kept.values()) {
            bytes += one.isDone() && !one.isCompletedExceptionally() ? one.join().length : 0;
        }
        var oldest = kept.values().iterator();
        while ((kept.size() > KEPT || bytes > KEPT_BYTES) && oldest.hasNext()) {
            CompletableFuture<byte[]> one = oldest.next();
            if (one.isDone()) {
                bytes -= one.isCompletedExceptionally() ? 0 : one.join().length;
                oldest.remove();
            }
        }
    }

    private record Piece(String extension, Commission commission) {
        byte[] paint() {
            return switch (extension) {
                case "mp4" -> Art.mp4(commission);
                case "png" -> Art.png(commission);
                default -> Art.jpeg(commission);
            };
        }
    }
}
