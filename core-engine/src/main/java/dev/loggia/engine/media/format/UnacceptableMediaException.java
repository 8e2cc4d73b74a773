package dev.loggia.engine.media.format;

/** A file that will not be kept. The message is ours alone and quotes nothing of the file. */
public final class UnacceptableMediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    UnacceptableMediaException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    static UnacceptableMediaException malformed(String message) {
        return new UnacceptableMediaException(Problem.MALFORMED, message);
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong with the file. */
    public enum Problem {
        NOT_MEDIA,
        MALFORMED,
        TOO_MANY_PIXELS
    }
}
