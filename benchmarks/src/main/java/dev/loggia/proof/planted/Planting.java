package dev.loggia.proof.planted;

import dev.loggia.engine.testing.TestDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A mistake that is in the engine until this is closed. */
final class Planting implements AutoCloseable {
    private final Mistake mistake;
    private final Runnable undo;

    private Planting(Mistake mistake, Runnable undo) {
        this.mistake = mistake;
        this.undo = undo;
    }

    static Planting of(Mistake mistake, TestDatabase database) {
        if (mistake instanceof Mistake.Together together) {
            Deque<Planting> plantings = new ArrayDeque<>();
            together.all().forEach(each -> plantings.push(of(each, database)));
            return new Planting(mistake, () -> plantings.forEach(Planting::close));
        }
        if (mistake instanceof Mistake.InFunction function) {
            return new Planting(mistake, plant(function, database));
        }
        if (mistake instanceof Mistake.InSchema schema) {
            run(database, schema.plant());
            return new Planting(mistake, () -> run(database, schema.undo()));
        }
        if (mistake instanceof Mistake.InStatement statement) {
            Switches.STATEMENTS_CHANGED.set(0);
            Switches.statement = statement;
            return new Planting(mistake, () -> Switches.statement = null);
        }
        Switches.TELL_AFTER_THE_COMMIT.set(true);
        return new Planting(mistake, () -> Switches.TELL_AFTER_THE_COMMIT.set(false));
    }

    private static Runnable plant(Mistake.InFunction function, TestDatabase database) {
        List<String> sources = database.strings(
                "select pg_get_functiondef(oid) from pg_proc where proname = '" + function.name() + "'");
        if (sources.size() != 1 || !sources.get(0).contains(function.find())) {
            throw new IllegalStateException(function.name() + " has no \"" + function.find() + "\" to be wrong about");
        }
        String source = sources.get(0);
        run(database, source.replace(function.find(), function.instead()));
        return () -> run(database, source);
    }

    /** As it is: what is planted may look like a parameter. */
    private static void run(TestDatabase database, String sql) {
        database.jdbi().useHandle(handle -> {
            try (var statement = handle.getConnection().createStatement()) {
                statement.execute(sql);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** @throws IllegalStateException when the play never came to the mistake */
    void requireUse() {
        if (mistake instanceof Mistake.InStatement statement && Switches.STATEMENTS_CHANGED.get() == 0) {
            throw new IllegalStateException("No statement had \"" + statement.find() + "\"");
        }
    }

    @Override
    public void close() {
        undo.run();
    }
}
