package dev.loggia.server.settings;

/** A value that no log may show: {@link #toString()} hides it. */
public record Secret(String value) {
    private static final int MINIMUM = 32;

    /** This secret, or one sentence when other secrets must not derive from it. */
    Secret strongEnough(String name) {
        if (value.length() < MINIMUM) {
            throw new StartupProblem(
                    name + " must have at least " + MINIMUM + " characters; make one with: openssl rand -base64 48");
        }
        return this;
    }

    @Override
    public String toString() {
        return "***";
    }
}
