package dev.loggia.sandbox.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final Hands hands = new Hands();
    private final DiscordStandIn discord =
            DiscordStandIn.start(Options.defaults().clock(hands).attachmentLimit(1000));
    private final Client bot = new Client(discord);
    private final Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));
    private final Seat ben = discord.person("Ben").in(discord.guild().channel("gallery"));

    @BeforeEach
    void register() throws Exception {
        bot.registers();
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void failsAnInteractionThatNobodyAnswersWithinThreeSeconds() throws Exception {
        Interaction asked = ann.types("/imagine");
        hands.pass(Duration.ofMillis(3001));

        Client.Answer late = bot.answers(asked, "{\"type\": 5}");

        assertThat(late.status()).isEqualTo(404);
        assertThat(late.code()).isEqualTo(10062);
        assertThat(ann.sees()).singleElement().satisfies(seen -> {
            assertThat(seen.failed()).isTrue();
            assertThat(seen.text()).isEqualTo("The application did not respond");
        });
        assertThat(ben.sees()).isEmpty();
    }

    @Test
    void takesOneAnswerOnly() throws Exception {
        Interaction asked = ann.types("/imagine");
        assertThat(bot.answers(asked, "{\"type\": 5}").status()).isEqualTo(204);
        assertThat(ann.sees()).singleElement().satisfies(seen -> assertThat(seen.thinking())
                .isTrue());

        assertThat(bot.answers(asked, "{\"type\": 5}").code()).isEqualTo(40060);
        assertThat(asked.acknowledgedAfter()).isPresent();
    }

    @Test
    void closesTheTokenAfterAQuarterOfAnHour() throws Exception {
        Interaction asked = ann.types("/imagine");
        bot.answers(asked, "{\"type\": 5}");
        hands.pass(Duration.ofMinutes(15));

        Client.Answer late = bot.call("PATCH", bot.opened(asked) + "/messages/@original", "{\"content\": \"done\"}");

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo(50027);
        assertThat(ann.sees()).singleElement().satisfies(seen -> assertThat(seen.failed())
                .isTrue());
    }

    @Test
    void putsTheFirstFollowUpInThePlaceOfADeferredAnswer() throws Exception {
        Interaction asked = ann.types("/imagine");
        bot.answers(asked, "{\"type\": 5, \"data\": {\"flags\": 64}}");

        bot.call("POST", bot.opened(asked), "{\"content\": \"one\"}");
        bot.call("POST", bot.opened(asked), "{\"content\": \"two\"}");

        assertThat(ann.sees()).extracting(Seen::text).containsExactly("one", "two");
        assertThat(ann.sees().get(1).replyTo()).isEqualTo(ann.sees().get(0).id());
        assertThat(ann.sees()).extracting(Seen::ephemeral).containsExactly(true, false);
        assertThat(ben.sees()).extracting(Seen::text).containsExactly("two");
    }

    @Test
    void keepsTheHistoryOfEditsAndTheFilesThatAreNamed() throws Exception {
        Interaction asked = ann.types("/imagine");
        bot.answers(asked, "{\"type\": 5}");
        String original = bot.opened(asked) + "/messages/@original";
        bot.call("PATCH", original, "{\"content\": \"40 %\"}");
        bot.upload("PATCH", original, "{\"content\": \"\"}", "a.png", new byte[] {1, 2, 3});
        assertThat(ann.sees().get(0).files()).hasSize(1);
        bot.call("PATCH", original, "{\"content\": \"gone\", \"attachments\": []}");

        Seen seen = ann.sees().get(0);
        assertThat(seen.edited()).isTrue();
        assertThat(seen.earlier()).containsExactly("40 %", "");
        assertThat(seen.files()).isEmpty();
        assertThat(bot.call("PATCH", original, "{\"content\": \"\"}").code()).isEqualTo(50006);
    }

    @Test
    void refusesFilesAboveTheGuildsLimit() throws Exception {
        Interaction asked = ann.types("/imagine");
        bot.answers(asked, "{\"type\": 5}");

        Client.Answer tooLarge =
                bot.upload("PATCH", bot.opened(asked) + "/messages/@original", "{}", "a.mp4", new byte[1001]);

        assertThat(asked.payload().path("attachment_size_limit").asInt()).isEqualTo(1000);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.code()).isEqualTo(40005);
    }

    @Test
    void notifiesNobodyWhoWasNotAllowed() throws Exception {
        String text = "@everyone <@" + discord.person("Ben").id() + ">";
        Interaction asked = ann.types("/imagine");
        bot.answers(asked, "{\"type\": 4, \"data\": {\"content\": \"" + text + "\"}}");
        Interaction again = ann.types("/imagine");
        bot.answers(
                again,
                "{\"type\": 4, \"data\": {\"content\": \"" + text + "\", \"allowed_mentions\": {\"parse\": []}}}");

        assertThat(ann.sees())
                .extracting(Seen::pings)
                .containsExactly(List.of(discord.person("Ben").id(), "@everyone"), List.of());
    }

    @Test
    void updatesTheMessageWhoseButtonWasPressed() throws Exception {
        bot.answers(ann.types("/imagine"), """
            {"type": 4, "data": {"content": "one", "components": [{"type": 1, "components": [
              {"type": 2, "style": 1, "label": "Again", "custom_id": "v1:again:42"},
              {"type": 2, "style": 5, "label": "Open", "url": "https://example.org"}]}]}}""");
        Seen shown = ann.sees().get(0);

        Interaction pressed = ben.presses(shown, "Again");
        bot.answers(pressed, "{\"type\": 7, \"data\": {\"content\": \"two\", \"components\": []}}");

        assertThat(pressed.payload().path("data").path("custom_id").asString()).isEqualTo("v1:again:42");
        assertThat(pressed.payload().path("message").path("id").asString()).isEqualTo(shown.id());
        assertThat(ann.sees()).extracting(Seen::text).containsExactly("two");
        assertThat(ann.sees().get(0).buttons()).isEmpty();
        assertThat(discord.wireFaults()).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithABody() throws Exception {
        Client.Answer refused = bot.answers(
                ann.types("/imagine"),
                Json.text(Json.MAPPER.valueToTree(Map.of(
                        "type",
                        4,
                        "data",
                        Map.of(
                                "content",
                                "x".repeat(2001),
                                "colour",
                                "red",
                                "components",
                                List.of(Map.of(
                                        "type",
                                        1,
                                        "components",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        2,
                                                        "style",
                                                        1,
                                                        "label",
                                                        "x",
                                                        "custom_id",
                                                        "y".repeat(101))))))))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(50035);
        assertThat(refused.json().at("/errors/data/content/_errors/0/code").asString())
                .isEqualTo("BASE_TYPE_MAX_LENGTH");
        assertThat(refused.json()
                        .at("/errors/data/components/0/components/0/custom_id/_errors/0/code")
                        .asString())
                .isEqualTo("BASE_TYPE_BAD_LENGTH");
        assertThat(discord.wireFaults()).anyMatch(fault -> fault.contains("no field data.colour"));
    }
}
