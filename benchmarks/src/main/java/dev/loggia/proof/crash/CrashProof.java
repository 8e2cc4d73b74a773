package dev.loggia.proof.crash;

import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/** Wherever a server ends, every job ends, once, at its price. */
public final class CrashProof implements Proof {
    private static final List<Fate> FATES = List.of(Fate.SUCCESS, Fate.FAILURE, Fate.LOST_CALLBACK);

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String sentence() {
        return "A server process ended at each of " + Failpoint.ofJobs().size()
                + " failpoints, then started again or taken over from, with the provider succeeding, failing or not calling back: "
                + "every job ends as it must, is paid once and told once (--point submit.postCall --after restart --fate success "
                + "for some of it; several with commas).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("point", "after", "fate");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        List<Failpoint> points = arguments.choose("point", Failpoint.ofJobs(), Failpoint::wireName);
        List<Aftermath> aftermaths = arguments.choose("after", Arrays.asList(Aftermath.values()), Aftermath::word);
        List<Fate> fates = arguments.choose("fate", FATES, Fate::word);
        Path folder = folder();
        progress.accept("logs and data are in " + folder + " until all holds");
        long began = System.nanoTime();
        List<CompletableFuture<List<CellResult>>> lanes = aftermaths.stream()
                .map(aftermath -> CompletableFuture.supplyAsync(
                        () -> play(folder, aftermath, points, fates, progress), lane -> new Thread(lane).start()))
                .toList();
        List<CellResult> results =
                lanes.stream().flatMap(lane -> lane.join().stream()).toList();
        Verdict verdict = Matrix.verdict(points, aftermaths, fates, results, (System.nanoTime() - began) / 1e9);
        if (verdict.holds()) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
        return verdict;
    }

    private static List<CellResult> play(
            Path folder, Aftermath aftermath, List<Failpoint> points, List<Fate> fates, Consumer<String> progress) {
        List<CellResult> results = new ArrayList<>();
        try (Rig rig = new Rig(folder.resolve(aftermath.word()), aftermath, points.size() * fates.size());
                Scene scene = new Scene(rig)) {
            for (Failpoint point : points) {
                for (Fate fate : fates) {
                    for (Cell cell : cells(point, aftermath, fate)) {
                        CellResult result = scene.play(cell);
                        results.add(result);
                        progress.accept(Matrix.line(result));
                    }
                }
            }
        } catch (RuntimeException e) {
            progress.accept(aftermath.word() + " cannot go on: " + e.getMessage());
        }
        return results;
    }

    static List<Cell> cells(Failpoint point, Aftermath aftermath, Fate fate) {
        Cell open = new Cell(point, aftermath, fate);
        return Cell.canBeClosed(point, aftermath, fate)
                ? List.of(open, new Cell(point, aftermath, fate, true))
                : List.of(open);
    }

    private static Path folder() {
        return Path.of(System.getProperty("loggia.proof.folder", "target/proof"))
                .resolve("crash-" + System.currentTimeMillis())
                .toAbsolutePath();
    }
}
