package dev.loggia.engine.generation;

import dev.loggia.engine.platform.Rejection;

/** Why a submission is not taken whose prompt and settings are good; what stands in brackets are the arguments in order. */
public enum SubmitRejection implements Rejection.Code {
    /** [] */
    PRIVATE_FOR_MEMBERS,
    /** [] */
    TOO_MUCH_AT_ONCE,
    /** [] Nothing is taken at the moment. */
    PAUSED
}
