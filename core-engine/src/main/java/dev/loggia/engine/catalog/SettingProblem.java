package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.Rejection;

/**
 * One thing wrong with what was asked for.
 *
 * @param field the setting, or "model" or "prompt"; safe to show
 * @param rejection what is wrong and the way out
 */
public record SettingProblem(String field, Rejection rejection) {

    public String sentence() {
        return rejection.sentence();
    }
}
