package dev.loggia.engine.generation.state;

import dev.loggia.engine.generation.GenerationState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Every move from state to state: who makes it, and what it writes beside state, version and time. {@code generation_may_move}
 * in the database is the same table, and the database refuses any other move.
 */
public enum Move {
    /** By {@code ScreenStep}: nobody objects to the prompt. */
    SCREENED(GenerationState.FUNDING, GenerationState.SCREENING),

    /** By {@code FundStep}: it has a place in the queue. Writes {@code turn}. */
    FUNDED(GenerationState.QUEUED, GenerationState.FUNDING),

    /** By {@code Admission}: it is its turn. Writes {@code attempt}, a {@code submit_attempt}, and signals its work. */
    ADMITTED(GenerationState.ADMITTED, GenerationState.QUEUED),

    /** By {@code SubmitStep}, committed before the call. Writes {@code called_at} of the attempt. */
    ANNOUNCED(GenerationState.SUBMITTING, GenerationState.ADMITTED),

    /** By {@code SubmitStep}: the provider took it. Writes {@code task_id}, {@code submitted_at}, a new {@code deadline_at}. */
    SUBMITTED(GenerationState.RUNNING, GenerationState.SUBMITTING),

    /** By {@code SubmitStep}: the provider is busy. Writes {@code not_before}. */
    POSTPONED(GenerationState.QUEUED, GenerationState.SUBMITTING),

    /** By {@code SubmitStep} or {@code UncertainStep}: the call was not answered. Writes {@code uncertain_until}. */
    DOUBTED(GenerationState.UNCERTAIN, GenerationState.SUBMITTING),

    /** By {@code LostTaskRecovery}: a task whose answer was lost named itself. Writes what {@link #SUBMITTED} does. */
    RECOVERED(GenerationState.RUNNING, GenerationState.QUEUED, GenerationState.ADMITTED, GenerationState.UNCERTAIN),

    /** By {@code UncertainStep}: no task named itself in time, and another attempt is left. Counts {@code uncertain_count}. */
    RETRIED(GenerationState.QUEUED, GenerationState.UNCERTAIN),

    /** By {@code RunStep}: the provider is done. Writes {@code result_urls} and {@code cost_micros}. */
    FINISHED(GenerationState.STORING, GenerationState.RUNNING),

    /** By {@code Settlement}: the results are ours. Captures; books the cost; feed and delivery. */
    SUCCEEDED(GenerationState.SUCCEEDED, GenerationState.STORING),

    /** By {@code Settlement}, from wherever it is. Writes {@code failure_code}; releases or gives back; delivery. */
    FAILED(
            GenerationState.FAILED,
            GenerationState.SCREENING,
            GenerationState.FUNDING,
            GenerationState.QUEUED,
            GenerationState.ADMITTED,
            GenerationState.SUBMITTING,
            GenerationState.UNCERTAIN,
            GenerationState.RUNNING,
            GenerationState.STORING),

    /** By {@code Settlement}, for the requester, until the provider is called. Releases or gives back. */
    CANCELLED(
            GenerationState.CANCELLED,
            GenerationState.SCREENING,
            GenerationState.FUNDING,
            GenerationState.QUEUED,
            GenerationState.ADMITTED);

    private final GenerationState to;
    private final Set<GenerationState> from;

    Move(GenerationState to, GenerationState first, GenerationState... more) {
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /** Whether some move leads from one state to the other. */
    public static boolean allowed(GenerationState from, GenerationState to) {
        return Arrays.stream(values()).anyMatch(move -> move.to == to && move.from.contains(from));
    }
}
