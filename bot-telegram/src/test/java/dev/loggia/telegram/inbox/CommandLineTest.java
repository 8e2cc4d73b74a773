package dev.loggia.telegram.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.CommandOption;
import dev.loggia.chat.CommandOption.Choice;
import dev.loggia.chat.CommandOption.Kind;
import dev.loggia.telegram.inbox.CommandLine.Typed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final List<CommandOption> IMAGINE = List.of(
            new CommandOption("prompt", Kind.TEXT, true, List.of(), false, 1, 4000),
            new CommandOption("model", Kind.TEXT, false, List.of(), true, 0, 100),
            new CommandOption("style", Kind.TEXT, false, List.of(new Choice("ink", "Ink drawing")), false, 0, 100),
            new CommandOption("aspect", Kind.TEXT, false, List.of(), false, 0, 10),
            new CommandOption("here", Kind.SWITCH, false, List.of(), false, 0, 1));

    @Test
    void readsNameAddresseeAndRest() {
        assertThat(CommandLine.read("/Imagine@Loggia_Bot  a boat\nat sea "))
                .contains(new Typed("imagine", "loggia_bot", "a boat\nat sea"));
        assertThat(CommandLine.read("/quota")).contains(new Typed("quota", "", ""));
        for (String text : List.of("", "imagine", "a /imagine", "/", "/ imagine", "/imagine!", "//x", "/img@")) {
            assertThat(CommandLine.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void optionsMayStandAnywhereAndThePromptIsTheRest() {
        assertThat(CommandLine.options(IMAGINE, "aspect:16:9 a red fox model:nano in snow"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("prompt", "a red fox  in snow", "aspect", "16:9", "model", "nano"));
    }

    @Test
    void valuesWithSpacesAreQuotedInAnyWay() {
        assertThat(CommandLine.options(IMAGINE, "a fox model:\"Nano Banana\"")).containsEntry("model", "Nano Banana");
        assertThat(CommandLine.options(IMAGINE, "a fox model:“Nano Banana”")).containsEntry("model", "Nano Banana");
        assertThat(CommandLine.options(IMAGINE, "a fox model:„Nano Banana“")).containsEntry("model", "Nano Banana");
    }

    @Test
    void aPromptMayHoldColonsAndAddresses() {
        String prompt = "a sign: model: see http://example.org at 3:15, medium:oil \"quoted\"";

        assertThat(CommandLine.options(IMAGINE, prompt)).containsExactly(Map.entry("prompt", prompt));
    }

    @Test
    void choicesAndSwitchesAreTakenAsPeopleSeeThem() {
        assertThat(CommandLine.options(IMAGINE, "x style:\"Ink Drawing\" here:Yes"))
                .containsEntry("style", "ink")
                .containsEntry("here", "true");
        assertThat(CommandLine.options(IMAGINE, "x STYLE:INK here:nein"))
                .containsEntry("style", "ink")
                .containsEntry("here", "false");
    }

    @Test
    void longOddTextIsReadInNoTime() {
        String odd = "a:".repeat(20_000) + "model:\"".repeat(2_000) + "“".repeat(5_000);

        assertThat(CommandLine.options(IMAGINE, odd)).containsKey("prompt");
        assertThat(CommandLine.options(List.of(), "words for a command that wants none"))
                .isEmpty();
        assertThat(CommandLine.options(IMAGINE, "   ")).isEmpty();
    }
}
