@NullMarked
package dev.loggia.engine.http;

import org.jspecify.annotations.NullMarked;
