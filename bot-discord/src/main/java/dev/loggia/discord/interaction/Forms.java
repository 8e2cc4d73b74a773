package dev.loggia.discord.interaction;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.Form;
import dev.loggia.engine.message.Messages;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms as modals, each field with its label. Source: discord.com/developers/docs/components/reference, label. */
final class Forms {
    private static final int LABEL = 18;
    private static final int TEXT_INPUT = 4;
    private static final int SHORT = 1;
    private static final int PARAGRAPH = 2;
    private static final int LONGEST_TITLE = 45;
    private static final int LONGEST_VALUE = 4000;

    private final ButtonIds ids;
    private final Messages texts;

    Forms(ButtonIds ids, Messages texts) {
        this.ids = ids;
        this.texts = texts;
    }

    /** @param values what its fields hold already; what does not fit into one leaves it empty */
    ObjectNode modal(Form form, String subject, Map<String, String> values, Locale locale) {
        ObjectNode modal = JsonNodeFactory.instance.objectNode();
        modal.put("custom_id", ids.write(form.action(), subject));
        modal.put("title", words(locale, form.title()));
        ArrayNode labels = modal.putArray("components");
        for (Form.Field field : form.fields()) {
            ObjectNode label = labels.addObject().put("type", LABEL).put("label", words(locale, field.label()));
            int longest = Math.max(1, Math.min(field.maxLength(), LONGEST_VALUE));
            ObjectNode input = label.putObject("component")
                    .put("type", TEXT_INPUT)
                    .put("custom_id", field.name())
                    .put("style", field.paragraph() ? PARAGRAPH : SHORT)
                    .put("required", field.required())
                    .put("max_length", longest);
            String value = values.getOrDefault(field.name(), "");
            if (!value.isEmpty() && value.length() <= longest) {
                input.put("value", value);
            }
        }
        return modal;
    }

    private String words(Locale locale, String key) {
        String text = texts.say(locale, key);
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
    }
}
