package dev.loggia.sandbox.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.javacord.api.entity.message.component.ActionRow;
import org.javacord.api.entity.message.component.Button;
import org.javacord.api.entity.message.component.TextInput;
import org.javacord.api.entity.message.component.TextInputStyle;
import org.javacord.api.entity.message.embed.EmbedBuilder;
import org.javacord.api.interaction.SlashCommand;
import org.javacord.api.interaction.SlashCommandOption;
import org.javacord.api.interaction.SlashCommandOptionChoice;
import org.javacord.api.interaction.SlashCommandOptionType;
import org.junit.jupiter.api.Test;

class JavacordTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] PICTURE = "not a picture".getBytes(StandardCharsets.UTF_8);

    @Test
    void servesTheRealLibraryFromLoginToPictureWithButtons() {
        try (DiscordStandIn discord = timeless();
                Library bot = Library.login(discord)) {
            registerImagine(bot);
            bot.api.addSlashCommandCreateListener(event -> {
                var command = event.getSlashCommandInteraction();
                String prompt = command.getArgumentStringValueByName("prompt").orElseThrow();
                command.respondLater().thenAccept(later -> later.setContent(prompt)
                        .addEmbed(new EmbedBuilder().setTitle("Done").setImage("attachment://fox.png"))
                        .addAttachment(PICTURE, "fox.png")
                        .addComponents(ActionRow.of(Button.primary("again", "Again"), Button.danger("drop", "Delete")))
                        .update());
            });
            bot.api.addButtonClickListener(event -> event.getButtonInteraction().acknowledge());
            Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));

            Interaction asked = ann.types("/imagine", Map.of("prompt", "a fox", "seed", 7));
            Seen done = ann.awaits(seen -> !seen.thinking(), SOON);

            assertThat(asked.answeredWith()).isEqualTo(5);
            assertThat(done.words()).contains("a fox", "Done");
            assertThat(done.files()).singleElement().satisfies(file -> assertThat(file.bytes())
                    .isEqualTo(PICTURE));
            assertThat(done.buttons()).containsExactly("Again", "Delete");
            assertThat(done.edited()).isFalse();
            Interaction pressed = ann.presses(done, "Again");
            await().atMost(SOON).until(() -> pressed.answeredWith() == 6);
            // Javacord's own: Discord passes over it.
            assertThat(discord.wireFaults()).containsExactly("PATCH answer: Discord knows no field tts");
        }
    }

    @Test
    void completesOpensFormsAndKeepsSecrets() {
        try (DiscordStandIn discord = timeless();
                Library bot = Library.login(discord)) {
            registerImagine(bot);
            bot.api.addAutocompleteCreateListener(event -> event.getAutocompleteInteraction()
                    .respondWithChoices(List.of(SlashCommandOptionChoice.create("Texture", "texture-1"))));
            bot.api.addSlashCommandCreateListener(event -> event.getSlashCommandInteraction()
                    .respondWithModal(
                            "edit",
                            "Edit",
                            ActionRow.of(TextInput.create(TextInputStyle.PARAGRAPH, "prompt", "Prompt"))));
            bot.api.addModalSubmitListener(event -> event.getModalInteraction()
                    .createImmediateResponder()
                    .setContent("now "
                            + event.getModalInteraction()
                                    .getTextInputValueByCustomId("prompt")
                                    .orElseThrow())
                    .setFlags(org.javacord.api.entity.message.MessageFlag.EPHEMERAL)
                    .respond());
            Seat ann = discord.person("Ann").direct();

            assertThat(ann.suggestions("/imagine", "model", "tex", Map.of("prompt", "x")))
                    .containsExactly(new Seen.Choice("Texture", "texture-1"));
            ann.types("/imagine", Map.of("prompt", "a fox"));
            ann.fills(ann.awaitsForm(SOON), Map.of("Prompt", "an owl"));

            assertThat(ann.awaits(Seen::ephemeral, SOON).text()).isEqualTo("now an owl");
            assertThat(discord.wireFaults()).isEmpty();
        }
    }

    @Test
    void isWaitedForWhenItLimits() {
        try (DiscordStandIn discord = timeless();
                Library bot = Library.login(discord)) {
            registerImagine(bot);
            bot.api.addSlashCommandCreateListener(event -> event.getSlashCommandInteraction()
                    .createImmediateResponder()
                    .setContent("hello")
                    .respond());
            discord.faults().limit(Route.CALLBACK, Duration.ofMillis(300), 1);
            Seat ann = discord.person("Ann").in(discord.guild().channel("gallery"));

            ann.types("/imagine", Map.of("prompt", "a fox"));

            assertThat(ann.awaits(seen -> !seen.failed(), SOON).text()).isEqualTo("hello");
            assertThat(discord.requests(Route.CALLBACK))
                    .extracting(Request::status)
                    .containsExactly(429, 204);
        }
    }

    /** Its three seconds for an answer never pass. */
    private static DiscordStandIn timeless() {
        return DiscordStandIn.start(Options.defaults().clock(InstantSource.fixed(Instant.now())));
    }

    private static void registerImagine(Library bot) {
        SlashCommand.with(
                        "imagine",
                        "Makes a picture",
                        List.of(
                                SlashCommandOption.create(SlashCommandOptionType.STRING, "prompt", "What", true),
                                SlashCommandOption.create(SlashCommandOptionType.LONG, "seed", "Seed", false),
                                SlashCommandOption.createStringOption("model", "Model", false, true)))
                .createGlobal(bot.api)
                .join();
    }
}
