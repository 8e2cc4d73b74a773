/** The composition root: main class, embedded defaults, packaging. */
@NullMarked
package dev.loggia.server;

import org.jspecify.annotations.NullMarked;
