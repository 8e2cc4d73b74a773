package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.Objection;

/**
 * One thing wrong with what was asked for.
 *
 * @param field the setting, or "model" or "prompt"; safe to show
 * @param objection what is wrong and the way out
 */
public record Problem(String field, Objection objection) {

    public String sentence() {
        return objection.sentence();
    }
}
