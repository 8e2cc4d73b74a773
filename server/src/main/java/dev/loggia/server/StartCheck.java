package dev.loggia.server;

import org.springframework.context.SmartLifecycle;

/** Something that must be so before any door opens and any work begins; what it throws ends the start. */
abstract class StartCheck implements SmartLifecycle {
    private boolean running;

    /**
     * Looks.
     *
     * @throws dev.loggia.server.settings.StartupProblem with a sentence for the operator, when Loggia cannot start like this
     */
    abstract void check();

    @Override
    public final void start() {
        check();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Before work and web. */
    @Override
    public final int getPhase() {
        return -1;
    }
}
