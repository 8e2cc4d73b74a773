@NullMarked
package dev.loggia.engine.catalog;

import org.jspecify.annotations.NullMarked;
