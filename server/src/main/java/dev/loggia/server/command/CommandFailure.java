package dev.loggia.server.command;

/** Ends a command with one sentence for whoever typed it. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private final int exitCode;

    private CommandFailure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The command was understood and cannot be done. */
    static CommandFailure refused(String sentence) {
        return new CommandFailure(REFUSED, sentence);
    }

    /** The command was not understood: nothing was looked at. */
    static CommandFailure misused(String sentence) {
        return new CommandFailure(MISUSED, sentence);
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
