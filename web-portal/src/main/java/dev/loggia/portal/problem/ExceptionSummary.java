package dev.loggia.portal.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception for a log, without its message: messages of foreign code quote what people typed. */
final class ExceptionSummary {
    private static final int FRAMES = 8;

    private ExceptionSummary() {}

    /** Class names of the chain of causes, and the innermost place. */
    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getName());
        Throwable innermost = failure;
        for (Throwable cause = failure.getCause(); cause != null && cause != innermost; cause = cause.getCause()) {
            text.append(" by ").append(cause.getClass().getName());
            innermost = cause;
        }
        return text.append(" at ")
                .append(Arrays.stream(innermost.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < ")))
                .toString();
    }
}
