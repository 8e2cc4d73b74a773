package dev.loggia.server.settings;

/**
 * A reason not to start that the operator can do something about. The message is one sentence that says what is wrong and
 * the way out; it is printed alone, without a stack trace, and never holds a secret.
 */
public final class StartupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupProblem(String sentence) {
        super(sentence);
    }

    public StartupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
