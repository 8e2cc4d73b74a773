package dev.loggia.bench.frame;

import java.util.List;

/** Something that is measured beside its limit. One folder a measurement; {@code Bench} lists them. */
public interface Measurement {

    /** As typed after {@code ./loggia bench}. */
    String name();

    /** What it measures and what stands beside it, in one sentence. */
    String sentence();

    List<Row> measure(Lab lab);
}
