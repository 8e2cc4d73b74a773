package dev.loggia.proof.storm;

import java.util.List;

/**
 * One thing that must hold after a storm.
 *
 * @param offenders what breaks it, by ids and counts; empty when it holds
 */
record Check(String name, List<String> offenders) {
    private static final int LISTED = 20;

    Check {
        offenders = List.copyOf(offenders);
    }

    boolean holds() {
        return offenders.isEmpty();
    }

    /** The first of the offenders, and how many more there are. */
    List<String> listed() {
        return offenders.size() <= LISTED
                ? offenders
                : java.util.stream.Stream.concat(
                                offenders.stream().limit(LISTED),
                                java.util.stream.Stream.of("and " + (offenders.size() - LISTED) + " more"))
                        .toList();
    }
}
