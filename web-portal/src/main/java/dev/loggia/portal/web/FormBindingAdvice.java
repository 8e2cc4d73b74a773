package dev.loggia.portal.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * A form's fields are its constructor's parameters and nothing else. Otherwise a field's name is a path as well, and a field
 * called {@code key.x} goes looking for a property of what {@code key} is.
 */
@ControllerAdvice
class FormBindingAdvice {
    @InitBinder
    void bindNamedFieldsOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
