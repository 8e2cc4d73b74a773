package dev.loggia.engine.moderation;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A screening that answers what a test tells it to, then allows. */
public final class ScriptedScreening implements PromptScreening {
    private final Queue<ScreeningOutcome> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Queues an answer. */
    public ScriptedScreening answer(ScreeningOutcome outcome) {
        answers.add(outcome);
        return this;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public ScreeningOutcome screen(String prompt) {
        asked.incrementAndGet();
        ScreeningOutcome next = answers.poll();
        return next == null ? new ScreeningOutcome.Allowed() : next;
    }
}
