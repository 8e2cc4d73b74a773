package dev.loggia.proof.failpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the product's threads run into. Public because the product's classes call it; they are made to by the agent. A point is
 * armed by a file and fires by renaming it, which one thread of all processes succeeds with.
 */
public final class Tripwire {
    /** As of a process that was killed: 128 + SIGKILL. */
    static final int KILLED = 137;

    private static final Path ARMED = Path.of(System.getProperty(Failpoints.FOLDER, ""), Failpoints.ARMED);
    private static final Path FIRED = Path.of(System.getProperty(Failpoints.FOLDER, ""), Failpoints.FIRED);
    /** The points whose method this thread is inside of, and how often it has read there. */
    private static final ThreadLocal<Map<String, Integer>> INSIDE = ThreadLocal.withInitial(HashMap::new);

    private Tripwire() {}

    /** The thread is at the point: if it is armed, the process ends here, and nothing is flushed, closed or answered. */
    public static void reach(String point) {
        Path armed = ARMED.resolve(point);
        if (!Files.exists(armed)) {
            return;
        }
        try {
            Path fired = Files.move(armed, FIRED.resolve(point), StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(fired, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            return; // somebody else was first
        }
        Runtime.getRuntime().halt(KILLED);
    }

    /** As {@link #reach}, if what the method returned says that it did something. */
    public static void reachAfter(String point, @Nullable Object returned) {
        boolean nothing = Boolean.FALSE.equals(returned)
                || returned instanceof Collection<?> many && many.isEmpty()
                || returned instanceof Optional<?> one && one.isEmpty();
        if (!nothing) {
            reach(point);
        }
    }

    public static void enter(String point) {
        INSIDE.get().put(point, 0);
    }

    public static void leave(String point) {
        INSIDE.get().remove(point);
    }

    /** A transaction of this thread is about to be committed. */
    public static void committing() {
        INSIDE.get().keySet().stream().toList().forEach(Tripwire::reach);
    }

    /** This thread is about to read from a connection. */
    public static void reading() {
        INSIDE.get().entrySet().stream()
                .filter(inside -> inside.setValue(inside.getValue() + 1) == 1)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(Tripwire::reach);
    }
}
