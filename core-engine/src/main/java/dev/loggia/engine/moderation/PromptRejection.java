package dev.loggia.engine.moderation;

import dev.loggia.engine.platform.Rejection;

/** Why a prompt is not taken; what stands in brackets are the arguments in order. */
public enum PromptRejection implements Rejection.Code {
    /** [] */
    PROMPT_EMPTY,
    /** [] It holds characters that are not text. */
    PROMPT_UNREADABLE,
    /** [most code points that any model reads] */
    PROMPT_TOO_LONG,
    /** [category of the rule] */
    PROMPT_SCREENED
}
