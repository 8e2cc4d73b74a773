/** Admin requests to agent backends. */
@NullMarked
package dev.loggia.agents;

import org.jspecify.annotations.NullMarked;
