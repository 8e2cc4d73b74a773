/** What runs on this machine when nothing else is configured; the front door is {@link dev.loggia.server.local.DataFolder}. */
@NullMarked
package dev.loggia.server.local;

import org.jspecify.annotations.NullMarked;
