package dev.loggia.sandbox.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.loggia.sandbox.desk.Room;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    private static final String COMMANDS = """
        [{"name": "imagine", "description": "Makes a picture", "options": [
            {"type": 3, "name": "prompt", "description": "What", "required": true, "max_length": 1000}]},
         {"name": "policy", "description": "Sets", "options": [
            {"type": 1, "name": "show", "description": "Shows it"}]}]""";
    private static final String MENU = """
        {"type": 4, "data": {"content": "which?", "components": [
          {"type": 1, "components": [{"type": 2, "style": 4, "label": "None", "custom_id": "none"}]},
          {"type": 1, "components": [{"type": 3, "custom_id": "model", "options": [
             {"label": "Texture", "value": "t1"}, {"label": "Light", "value": "l1"}]}]}]}}""";

    private static final String DONE = """
        {"content": "a", "components": [{"type": 1, "components": [
          {"type": 2, "style": 1, "label": "Again", "custom_id": "again"}]}]}""";

    @TempDir
    private Path directory;

    @Test
    void describesCommandsInTheLanguageOfWhoLooks() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults())) {
            new Client(discord).call("PUT", "/applications/" + discord.applicationId() + "/commands", """
                    [{"name": "imagine", "description": "Paint", "description_localizations": {"de": "Malen"}}]""");

            assertThat(described(discord, "Ann in #gallery")).containsExactly("Paint");
            assertThat(described(discord, "Jana (German) in #gallery")).containsExactly("Malen");
        }
    }

    private static List<Object> described(DiscordStandIn discord, String person) {
        List<Object> descriptions = new ArrayList<>();
        if (discord.room().state(person).get("commands") instanceof List<?> commands) {
            commands.forEach(command -> descriptions.add(String.valueOf(((Map<?, ?>) command).get("description"))));
        }
        return descriptions;
    }

    @Test
    void showsAPersonWhatTheyMayDoAndSee() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults())) {
            Client bot = new Client(discord);
            bot.call("PUT", "/applications/" + discord.applicationId() + "/commands", COMMANDS);
            Room room = discord.room();
            String ann = room.people().get(0);
            long before = room.version();

            assertThat(room.act(ann, Map.of("type", "command", "name", "imagine", "options", Map.of())))
                    .containsEntry("error", "the option prompt is required");
            assertThat(room.act(ann, Map.of("type", "command", "name", "imagine", "options", Map.of("prompt", "fox"))))
                    .isEmpty();
            Interaction asked = discord.lastInteraction().orElseThrow();
            bot.answers(asked, MENU);

            Map<String, Object> state = room.state(ann);
            assertThat(room.version()).isGreaterThan(before);
            assertThat(state.get("commands"))
                    .asInstanceOf(LIST)
                    .extracting("name")
                    .containsExactly("imagine", "policy show");
            assertThat(state.get("messages"))
                    .asInstanceOf(LIST)
                    .extracting("text")
                    .containsExactly("/imagine prompt: fox", "which?");
            assertThat(state.get("messages"))
                    .asInstanceOf(LIST)
                    .element(1, MAP)
                    .containsEntry("replyTo", asked.id())
                    .extractingByKey("buttons", LIST)
                    .hasSize(2);
            String message = discord.person("Ann")
                    .in(discord.guild().channel("gallery"))
                    .sees()
                    .get(0)
                    .id();
            room.act(ann, Map.of("type", "press", "message", message, "button", "model l1"));
            assertThat(discord.lastInteraction()
                            .orElseThrow()
                            .payload()
                            .at("/data/values/0")
                            .asString())
                    .isEqualTo("l1");
        }
    }

    @Test
    void showsAFormOnceAndTakesItsValues() throws Exception {
        try (DiscordStandIn discord = DiscordStandIn.start(Options.defaults())) {
            Client bot = new Client(discord);
            bot.registers();
            Room room = discord.room();
            String ann = room.people().get(0);
            room.act(ann, Map.of("type", "command", "name", "imagine"));
            bot.answers(discord.lastInteraction().orElseThrow(), """
                {"type": 9, "data": {"custom_id": "edit", "title": "Edit", "components": [{"type": 1, "components": [
                  {"type": 4, "custom_id": "prompt", "label": "Prompt", "style": 2, "value": "a fox"}]}]}}""");

            assertThat(room.state(ann).get("form")).asInstanceOf(MAP).containsEntry("title", "Edit");
            room.act(ann, Map.of("type", "form", "values", Map.of("prompt", "an owl")));

            assertThat(room.state(ann).get("form")).isNull();
            assertThat(discord.lastInteraction()
                            .orElseThrow()
                            .payload()
                            .at("/data/components/0/components/0/value")
                            .asString())
                    .isEqualTo("an owl");
        }
    }

    @Test
    void remembersAfterARestart() throws Exception {
        Options options = Options.defaults().stateDir(directory);
        Interaction asked;
        try (DiscordStandIn discord = DiscordStandIn.start(options)) {
            Client bot = new Client(discord);
            bot.registers();
            asked = discord.person("Ann").direct().types("/imagine");
            bot.answers(asked, "{\"type\": 5}");
            bot.upload("PATCH", bot.opened(asked) + "/messages/@original", DONE, "a.png", new byte[] {7});
        }
        try (DiscordStandIn discord = DiscordStandIn.start(options)) {
            Client bot = new Client(discord);
            Seat ann = discord.person("Ann").direct();

            assertThat(ann.sees()).singleElement().satisfies(seen -> {
                assertThat(seen.buttons()).containsExactly("Again");
                assertThat(seen.files().get(0).bytes()).containsExactly(7);
            });
            assertThat(bot.call("PATCH", bot.opened(asked) + "/messages/@original", "{\"content\": \"b\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(ann.presses(ann.sees().get(0), "Again")
                            .payload()
                            .path("id")
                            .asString())
                    .isNotEqualTo(asked.id());
            assertThat(discord.commands()).isEqualTo(List.of("/imagine"));
        }
    }
}
