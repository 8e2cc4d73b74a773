package dev.loggia.engine.platform;

/**
 * A statement that must hold in the database at any moment, as the query that lists what breaks it. Features publish theirs
 * as beans; the audit runs them all.
 *
 * @param number as in docs/architecture.md
 * @param offenders a query of one text column: one row an offence, ids and counts only
 */
public record Invariant(int number, String name, String offenders) {}
