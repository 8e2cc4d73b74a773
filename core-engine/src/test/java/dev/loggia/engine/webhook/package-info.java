@NullMarked
package dev.loggia.engine.webhook;

import org.jspecify.annotations.NullMarked;
