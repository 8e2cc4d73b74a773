package dev.loggia.portal.page;

import dev.loggia.engine.message.Messages;
import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** {@code #{key}} in templates: the same messages as everywhere. */
@Component("messageSource")
class PageMessageSource extends AbstractMessageSource {
    private final Messages messages;

    PageMessageSource(Messages messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        return code == null || locale == null
                ? null
                : messages.find(locale, code, arguments == null ? new Object[0] : arguments)
                        .orElse(null);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
