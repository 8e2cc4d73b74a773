package dev.loggia.engine.catalog;

/** The catalogue is checked while it is built; {@link CatalogReader} says which model a failed check belongs to. */
final class Checks {
    private Checks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
