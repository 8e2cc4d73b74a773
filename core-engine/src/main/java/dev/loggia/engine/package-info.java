/** Everything the doors share; each sub-package is a feature with one front door. */
@NullMarked
package dev.loggia.engine;

import org.jspecify.annotations.NullMarked;
