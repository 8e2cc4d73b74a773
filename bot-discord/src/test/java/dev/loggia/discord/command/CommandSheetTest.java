package dev.loggia.discord.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.CommandOption.Kind;
import dev.loggia.chat.Message;
import dev.loggia.engine.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandSheetTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CommandSheet sheet = new CommandSheet(new Words());

    @Test
    void describesACommandInEveryLanguage() {
        JsonNode imagine = sheet.of(List.of(command(
                        ChatCommand.Audience.EVERYBODY,
                        option("model", Kind.TEXT, false, true, 0, 60),
                        option("prompt", Kind.TEXT, true, false, 1, 4000),
                        option("seed", Kind.NUMBER, false, false, 0, 99),
                        option("like", Kind.PICTURE, false, false, 0, 0))))
                .path(0);

        assertThat(imagine).isEqualTo(JSON.readTree("""
                {"type": 1, "name": "test", "description": "test.description",
                 "description_localizations": {"de": "de:test.description"},
                 "integration_types": [0], "contexts": [0, 1],
                 "options": [
                  {"type": 3, "name": "prompt", "description": "test.prompt",
                   "description_localizations": {"de": "de:test.prompt"}, "required": true,
                   "min_length": 1, "max_length": 4000},
                  {"type": 3, "name": "model", "description": "test.model",
                   "description_localizations": {"de": "de:test.model"}, "required": false,
                   "autocomplete": true, "min_length": 0, "max_length": 60},
                  {"type": 4, "name": "seed", "description": "test.seed",
                   "description_localizations": {"de": "de:test.seed"}, "required": false,
                   "min_value": 0, "max_value": 99},
                  {"type": 11, "name": "like", "description": "test.like",
                   "description_localizations": {"de": "de:test.like"}, "required": false}]}"""));
    }

    @Test
    void moderatorsCommandsAreForGuildsAndHiddenFromOthers() {
        JsonNode block = sheet.of(List.of(
                        command(ChatCommand.Audience.MODERATORS, option("person", Kind.PERSON, true, false, 0, 0))))
                .path(0);

        assertThat(block.path("default_member_permissions").asString()).isEqualTo("32");
        assertThat(block.path("contexts").toString()).isEqualTo("[0]");
        assertThat(block.path("options").path(0).path("type").asInt()).isEqualTo(6);
    }

    @Test
    void knowsItsOwnSheetInDiscordsWords() {
        ChatCommand command =
                command(ChatCommand.Audience.EVERYBODY, option("prompt", Kind.TEXT, true, false, 0, 4000));
        JsonNode ours = sheet.of(List.of(command));
        JsonNode theirs = JSON.readTree("""
                [{"id": "1", "application_id": "2", "version": "3", "default_permission": true, "nsfw": false,
                  "default_member_permissions": null, "name_localizations": null, "dm_permission": true,
                  "type": 1, "name": "test", "description": "test.description",
                  "description_localizations": {"de": "de:test.description"},
                  "contexts": [0, 1], "integration_types": [0],
                  "options": [{"type": 3, "name": "prompt", "description": "test.prompt", "name_localizations": null,
                    "description_localizations": {"de": "de:test.prompt"}, "required": true, "max_length": 4000}]}]""");

        assertThat(Sameness.of(ours, theirs)).isTrue();
        assertThat(Sameness.of(ours, JSON.readTree("[]"))).isFalse();
        assertThat(Sameness.of(ours, JSON.readTree(theirs.toString().replace("4000", "3000"))))
                .isFalse();
        assertThat(Sameness.of(ours, JSON.readTree(theirs.toString().replace("de:test.prompt", "anders"))))
                .isFalse();
    }

    private static CommandOption option(String name, Kind kind, boolean required, boolean completed, int min, int max) {
        return new CommandOption(name, kind, required, List.of(), completed, min, max);
    }

    private static ChatCommand command(ChatCommand.Audience audience, CommandOption... options) {
        return new Command(audience, List.of(options));
    }

    private record Command(ChatCommand.Audience audience, List<CommandOption> options) implements ChatCommand {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Acknowledgement acknowledgement() {
            return new Acknowledgement.Everybody();
        }

        @Override
        public Answer answer(Call call) {
            return Answer.of(Message.of(Message.Tone.CALM));
        }
    }

    private static final class Words implements Messages {
        @Override
        public Optional<String> find(Locale locale, String key, Object... arguments) {
            return Optional.of(locale.getLanguage().equals("de") ? "de:" + key : key);
        }

        @Override
        public List<Locale> languages() {
            return List.of(Locale.ENGLISH, Locale.GERMAN);
        }
    }
}
