/** The composition root; the front door is {@link dev.loggia.server.LoggiaServer}, the process that runs everything. */
@NullMarked
package dev.loggia.server;

import org.jspecify.annotations.NullMarked;
