package dev.loggia.proof.chat;

import dev.loggia.proof.crash.Aftermath;
import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/** Wherever a server ends between the acknowledgement and the answer, who asked gets one result and pays once. */
public final class ChatProof implements Proof {

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String sentence() {
        return "A server process ended at each of " + Failpoint.ofChats().size()
                + " failpoints between the acknowledgement of a command and the end of its answer, in Discord and in Telegram, "
                + "then started again (some also with the provider closed meanwhile) or taken over from: who asked gets one picture, "
                + "pays once, and a button from before works "
                + "(--point chat.postAction --in discord --after restart for some of it; several with commas).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("point", "in", "after");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        List<Failpoint> points = arguments.choose("point", Failpoint.ofChats(), Failpoint::wireName);
        List<Platform> platforms = arguments.choose("in", Arrays.asList(Platform.values()), Platform::word);
        List<Aftermath> aftermaths = arguments.choose("after", Arrays.asList(Aftermath.values()), Aftermath::word);
        Path folder = folder();
        progress.accept("logs and data are in " + folder + " until all holds");
        long began = System.nanoTime();
        List<CellResult> results = new ArrayList<>();
        for (Aftermath aftermath : aftermaths) {
            results.addAll(play(folder, aftermath, points, platforms, progress));
        }
        boolean holds = results.size() == count(points, platforms, aftermaths)
                && results.stream().allMatch(CellResult::holds);
        if (holds) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
        return verdict(holds, results, (System.nanoTime() - began) / 1e9);
    }

    private static List<CellResult> play(
            Path folder,
            Aftermath aftermath,
            List<Failpoint> points,
            List<Platform> platforms,
            Consumer<String> progress) {
        List<CellResult> results = new ArrayList<>();
        try (Rig rig =
                new Rig(folder.resolve(aftermath.word()), aftermath, count(points, platforms, List.of(aftermath)))) {
            for (Failpoint point : points) {
                for (Platform platform : platforms) {
                    for (Cell cell : cells(point, platform, aftermath)) {
                        CellResult result = Scene.play(rig, cell);
                        results.add(result);
                        progress.accept(result.line());
                    }
                }
            }
        } catch (RuntimeException e) {
            progress.accept(aftermath.word() + " cannot go on: " + e.getMessage());
        }
        return results;
    }

    private static List<Cell> cells(Failpoint point, Platform platform, Aftermath aftermath) {
        Cell open = new Cell(point, platform, aftermath);
        return Cell.canBeClosed(point, aftermath)
                ? List.of(open, new Cell(point, platform, aftermath, true))
                : List.of(open);
    }

    private static int count(List<Failpoint> points, List<Platform> platforms, List<Aftermath> aftermaths) {
        return aftermaths.stream()
                .flatMap(aftermath -> points.stream()
                        .flatMap(point -> platforms.stream().map(platform -> cells(point, platform, aftermath))))
                .mapToInt(List::size)
                .sum();
    }

    private static Verdict verdict(boolean holds, List<CellResult> results, double seconds) {
        long failed = results.stream().filter(result -> !result.holds()).count();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("crashes", results.size());
        figures.put("failed", failed);
        figures.put("seconds", Math.round(seconds));
        figures.put("cells", results.stream().map(CellResult::figures).toList());
        List<String> lines = new ArrayList<>();
        results.forEach(result -> lines.add(result.line()));
        lines.add(String.format(Locale.ROOT, "%d crashes in %.0f s, %d failed", results.size(), seconds, failed));
        return new Verdict(holds, lines, figures);
    }

    private static Path folder() {
        return Path.of(System.getProperty("loggia.proof.folder", "target/proof"))
                .resolve("chat-" + System.currentTimeMillis())
                .toAbsolutePath();
    }
}
