/** How the stand-ins read and write JSON; front door: {@link dev.loggia.sandbox.json.Json}. */
@NullMarked
package dev.loggia.sandbox.json;

import org.jspecify.annotations.NullMarked;
