package dev.loggia.bench.wallet;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Members;
import dev.loggia.bench.frame.Pgbench;
import dev.loggia.bench.frame.Row;
import dev.loggia.proof.frame.ProofEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One account is asked by everybody at once: its row's lock is held while the disk is waited for. */
public final class WalletMeasurement implements Measurement {
    private static final int CLIENTS = 16;

    @Override
    public String name() {
        return "wallet";
    }

    @Override
    public String sentence() {
        return "Images accepted for one member by 16 callers at once, beside pgbench with 16 clients that update one row.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        Pgbench pgbench = Pgbench.orSay();
        DatabaseAddress database = lab.front().database();
        database.run(
                "create table if not exists bench_row (id int primary key, available bigint not null, held bigint not null)",
                "insert into bench_row values (1, 1000000000, 0) on conflict do nothing");
        Path script = script(lab.folder("wallet"));
        Callers callers = new Callers(CLIENTS);
        int seconds = lab.effort().seconds();
        try (ProofEngine engine = ProofEngine.over(lab.database(), CLIENTS)) {
            Members one = new Members(engine, 1);
            lab.rounds().warmUp(() -> callers.perSecond(seconds, caller -> one.ask(0)));
            return List.of(Row.ratio(
                    "one hot wallet ÷ pgbench on one hot row, 16 at once",
                    lab.rounds()
                            .compare(
                                    () -> callers.perSecond(seconds, caller -> one.ask(0)),
                                    () -> pgbench.perSecond(database, script, Map.of(), CLIENTS, seconds)),
                    "/s",
                    Goal.atLeast(0.7, 0.9),
                    Map.of()));
        }
    }

    private static Path script(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("row.sql"),
                    "update bench_row set available = available - 1, held = held + 1 where id = 1 and available >= 1;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
