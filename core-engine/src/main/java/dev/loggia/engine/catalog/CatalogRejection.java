package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.Rejection;

/** Why a model or its settings are not taken; what stands in brackets are the arguments in order. */
public enum CatalogRejection implements Rejection.Code {
    /** [its code points, model, most code points, models that read more] */
    PROMPT_TOO_LONG_FOR_MODEL,
    /** [model, least code points] */
    PROMPT_TOO_SHORT_FOR_MODEL,
    /** [what was asked for, models there are] */
    MODEL_UNKNOWN,
    /** [model, kind asked for, models of that kind] */
    MODEL_OF_OTHER_KIND,
    /** [model, free models] */
    MODEL_NOT_FREE,
    /** [model, setting, settings it has] */
    SETTING_UNKNOWN,
    /** [setting, values to choose from, what was sent] */
    SETTING_NOT_OFFERED,
    /** [setting, values that are free, what was sent] */
    SETTING_NOT_FREE,
    /** [setting, least, greatest, what was sent] */
    SETTING_NO_NUMBER,
    /** [setting] */
    SETTING_NO_TEXT,
    /** [setting, most code points, its code points] */
    SETTING_TOO_LONG,
    /** [setting] It is empty, far too long or holds characters that are not text. */
    SETTING_UNREADABLE,
    /** [model, settings whose values do not go together] */
    SETTINGS_EXCLUDE_EACH_OTHER
}
