/** What can be asked for, and what it costs. Front door: the routes {@code /api/models} and {@code /api/quote}. */
@NullMarked
package dev.loggia.portal.models;

import org.jspecify.annotations.NullMarked;
