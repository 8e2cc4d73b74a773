/** What the operator said: {@link dev.loggia.server.settings.Settings} reads it, checks it and says in one sentence what is wrong. */
@NullMarked
package dev.loggia.server.settings;

import org.jspecify.annotations.NullMarked;
