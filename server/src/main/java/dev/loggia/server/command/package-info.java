/**
 * What an operator does from a terminal, beside a running Loggia or without one. Front door: {@code OperatorCommands}, whose list of
 * verbs is the table of contents.
 */
@NullMarked
package dev.loggia.server.command;

import org.jspecify.annotations.NullMarked;
