package dev.loggia.telegram.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is left out under load ({@code loggia.telegram.left.out}), and says so at the first and ever more rarely. */
public final class LeftOut implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LeftOut.class);

    private final String what;
    private final Counter counter;

    public LeftOut(MeterRegistry meters, String what) {
        this.what = what;
        this.counter = meters.counter("loggia.telegram.left.out", "threads", what);
    }

    @Override
    public void run() {
        counter.increment();
        long count = (long) counter.count();
        if (Long.bitCount(count) == 1) {
            log.warn("Telegram: too much at once, {} of the threads \"{}\" left out so far", count, what);
        }
    }
}
