@NullMarked
package dev.loggia.engine.moderation;

import org.jspecify.annotations.NullMarked;
