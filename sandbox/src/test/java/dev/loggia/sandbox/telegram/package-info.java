@NullMarked
package dev.loggia.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
