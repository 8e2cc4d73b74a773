/** The provider pool on a real database. {@link dev.loggia.engine.funding.FundingFixture} makes one for other features' tests. */
@NullMarked
package dev.loggia.engine.funding;

import org.jspecify.annotations.NullMarked;
