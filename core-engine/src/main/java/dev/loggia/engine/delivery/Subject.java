package dev.loggia.engine.delivery;

/**
 * What something is about: one thing of a kind. Notices are about subjects, and what has progress is watched by its subject. The
 * kind is declared by the feature that has the thing.
 *
 * @param id the kind's own, stable
 */
public record Subject(String kind, String id) {

    public Subject {
        if (!kind.matches("[a-z]{1,16}") || !id.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "Not a subject: a kind has letters, an id at most 64 characters without spaces");
        }
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
