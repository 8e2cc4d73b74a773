package dev.loggia.proof;

import dev.loggia.proof.chat.ChatProof;
import dev.loggia.proof.crash.CrashProof;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Machine;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import dev.loggia.proof.fuzz.FuzzProof;
import dev.loggia.proof.model.ModelProof;
import dev.loggia.proof.planted.PlantedProof;
import dev.loggia.proof.race.RaceProof;
import dev.loggia.proof.storm.StormProof;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./loggia prove NAME [--ARGUMENT number ...]}: runs one proof, prints its table, writes its figures as JSON. */
public final class Prove {
    private static final List<Proof> PROOFS = List.of(
            new CrashProof(),
            new ChatProof(),
            new StormProof(),
            new RaceProof(),
            new ModelProof(),
            new PlantedProof(),
            new FuzzProof());

    private final PrintStream out;
    private final Path folder;

    /** @param folder where the figures go */
    Prove(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Ends with 0 when the proof holds, 1 when it does not, 2 when it was asked for wrongly. */
    @SuppressWarnings("SystemOut") // a program for the command line, and its only line of output
    public static void main(String[] words) {
        Path folder = Path.of(System.getProperty("loggia.proof.folder", "target/proof"));
        int status = new Prove(System.out, folder).run(Arrays.asList(words));
        System.exit(status);
    }

    int run(List<String> words) {
        if (words.isEmpty()) {
            list();
            return 0;
        }
        String name = words.get(0);
        try {
            return PROOFS.stream()
                    .filter(proof -> proof.name().equals(name))
                    .findFirst()
                    .map(proof -> prove(proof, Arguments.parse(words.subList(1, words.size()), proof.arguments())))
                    .orElseGet(() -> {
                        out.println("loggia: there is no proof `" + name + "`; ./loggia prove lists them.");
                        return 2;
                    });
        } catch (IllegalArgumentException e) {
            out.println("loggia: " + e.getMessage());
            return 2;
        }
    }

    private void list() {
        out.println("Usage: ./loggia prove NAME [--ARGUMENT number ...]");
        PROOFS.forEach(proof -> out.printf("%n  %s%n      %s%n", proof.name(), proof.sentence()));
    }

    private int prove(Proof proof, Arguments arguments) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("proof", proof.name());
        record.putAll(Machine.facts());
        Verdict verdict = proof.run(arguments, line -> out.println("  " + line));
        record.put("loadAfter", Machine.load());
        record.put("holds", verdict.holds());
        record.putAll(verdict.figures());
        out.println();
        verdict.lines().forEach(out::println);
        out.println();
        out.println((verdict.holds() ? "It holds. " : "IT DOES NOT HOLD. ") + "Figures: " + write(proof, record));
        return verdict.holds() ? 0 : 1;
    }

    private Path write(Proof proof, Map<String, Object> record) {
        try {
            Files.createDirectories(folder);
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            return Files.writeString(folder.resolve(proof.name() + ".json"), json.writeValueAsString(record) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
