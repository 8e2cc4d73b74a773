/** The pages people see: composer, gallery, a generation's own page. Front door: the routes {@code /}, {@code /gallery} and {@code /g/{id}}. */
@NullMarked
package dev.loggia.portal.pages;

import org.jspecify.annotations.NullMarked;
