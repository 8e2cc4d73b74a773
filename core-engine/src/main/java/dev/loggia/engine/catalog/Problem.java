package dev.loggia.engine.catalog;

/**
 * One thing wrong with what was asked for.
 *
 * @param field the setting, or "model" or "prompt"; safe to show
 * @param sentence what is wrong and the way out; safe to show, but meant for the asker alone
 */
public record Problem(String field, String sentence) {}
