/** The example of docs/add-a-command.md; not among the commands of the tests. */
@NullMarked
package dev.loggia.chat.testing.dice;

import org.jspecify.annotations.NullMarked;
