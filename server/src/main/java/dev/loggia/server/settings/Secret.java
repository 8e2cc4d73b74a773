package dev.loggia.server.settings;

/** A value that no log may show: {@link #toString()} hides it. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
