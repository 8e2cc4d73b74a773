package dev.loggia.proof.race;

import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.ProofEngine;
import dev.loggia.proof.frame.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Nobody gets more than there is, however many ask at once; beside it an algorithm that reads first and writes later. */
public final class RaceProof implements Proof {
    private static final int CLIENTS = 64;
    private static final int REPETITIONS = 1_000;

    @Override
    public String name() {
        return "race";
    }

    @Override
    public String sentence() {
        return "64 clients at once on a balance for 10 and on a quota of 5 get exactly 10 and exactly 5, every time; "
                + "beside it what the first plan's own algorithm gives out (--repetitions 1000 --clients 64).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("repetitions", "clients");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        int repetitions = arguments.count("repetitions", REPETITIONS);
        int clients = arguments.count("clients", CLIENTS);
        if (clients < 10 || clients > 150) {
            throw new IllegalArgumentException("--clients is from 10, so that all can be taken, to 150.");
        }
        try (ProofEngine engine = new ProofEngine(clients, Clock.systemUTC());
                Clients rushing = new Clients(clients)) {
            LoggiaContests loggia = new LoggiaContests(engine);
            PlanContests plan = new PlanContests(engine);
            List<Tally> ours = new ArrayList<>();
            List<Tally> theirs = new ArrayList<>();
            for (Contest contest : List.of(loggia.quota(), loggia.balance())) {
                ours.add(repeat(contest, repetitions, rushing, progress));
            }
            for (Contest contest : List.of(plan.quota(), plan.balance())) {
                theirs.add(repeat(contest, repetitions, rushing, progress));
            }
            return verdict(engine, clients, ours, theirs);
        }
    }

    private static Tally repeat(Contest contest, int repetitions, Clients clients, Consumer<String> progress) {
        progress.accept(contest.algorithm() + ", " + contest.prize());
        Tally tally = new Tally(contest);
        long began = System.nanoTime();
        for (int i = 0; i < repetitions; i++) {
            Callable<Boolean> attempt = contest.prepare(i);
            Clients.Rush rush = clients.rush(attempt);
            tally.add(rush, contest.given(i));
        }
        tally.took((System.nanoTime() - began) / 1e9);
        return tally;
    }

    private static Verdict verdict(ProofEngine engine, int clients, List<Tally> ours, List<Tally> theirs) {
        int findings = engine.door(LedgerAudit.class).run().size();
        int deadlocks = ours.stream().mapToInt(Tally::deadlocks).sum();
        boolean holds = findings == 0 && deadlocks == 0 && ours.stream().allMatch(Tally::alwaysExact);
        List<String> lines = new ArrayList<>();
        lines.add(clients + " clients, each with a connection of its own, on " + engine.databaseVersion());
        lines.add("");
        lines.add(Tally.HEADING);
        ours.forEach(tally -> lines.add(tally.line()));
        theirs.forEach(tally -> lines.add(tally.line()));
        lines.add("");
        lines.add("Loggia: deadlocks " + deadlocks + ", audit findings " + findings);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("database", engine.databaseVersion());
        figures.put("clients", clients);
        figures.put(
                "contests",
                Stream.concat(ours.stream(), theirs.stream())
                        .map(Tally::figures)
                        .toList());
        figures.put("deadlocks", deadlocks);
        figures.put("auditFindings", findings);
        return new Verdict(holds, lines, figures);
    }
}
