package dev.loggia.portal.models;

import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Kinds of media as the outside writes them. */
final class MediaKindParameter {
    private MediaKindParameter() {}

    static MediaKind parse(@Nullable String type) {
        try {
            return MediaKind.parse(type == null ? "" : type);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "The type must be image or video.")
                    .thrown();
        }
    }
}
