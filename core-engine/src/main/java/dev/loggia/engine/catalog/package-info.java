/** What can be made, with which settings and at which price. The front door is {@link dev.loggia.engine.catalog.Catalog}. */
@NullMarked
package dev.loggia.engine.catalog;

import org.jspecify.annotations.NullMarked;
