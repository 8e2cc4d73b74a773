package dev.loggia.discord.interaction;

import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Typing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Completions while somebody types an option. */
final class Completions {
    private static final int MOST = 25;
    private static final int LONGEST = 100;

    private final ChatDesk desk;

    Completions(ChatDesk desk) {
        this.desk = desk;
    }

    ObjectNode of(Interaction interaction) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = data.putArray("choices");
        Given.focused(interaction.data()).ifPresent(option -> fill(choices, interaction, option));
        return data;
    }

    private void fill(ArrayNode choices, Interaction interaction, JsonNode option) {
        String command = interaction.data().path("name").asString("");
        String name = option.path("name").asString("");
        String typed = option.path("value").asString("");
        Typing typing = new Typing(name, typed, Given.options(interaction.data()), interaction.locale());
        desk.suggest(command, typing).stream()
                .filter(choice -> choice.value().length() <= LONGEST)
                .limit(MOST)
                .forEach(
                        choice -> choices.addObject().put("name", label(choice)).put("value", choice.value()));
    }

    private static String label(CommandOption.Choice choice) {
        return choice.label().length() <= LONGEST
                ? choice.label()
                : choice.label().substring(0, LONGEST);
    }
}
