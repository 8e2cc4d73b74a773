package dev.loggia.chat.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Typing;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.chat.testing.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands that make nothing. */
class TalkingTest extends ConversationTest {

    @Test
    void helpListsWhatEverybodyMayDoAndMoreToModerators() {
        ann.types("/help")
                .sees("/imagine Make a picture from words")
                .sees("/settings")
                .seesButton("Web portal");

        assertThat(ann.types("/help").sees("/help").text()).doesNotContain("/policy");
        mod.types("/help").sees("/policy").sees("/hide").sees("/block");
    }

    @Test
    void whatIsNotThereYetIsSaidTruthfully() {
        ann.types("/balance")
                .sees("no account here yet")
                .sees("5 of 5 free images")
                .seesButton("Get credits")
                .presses("Get credits")
                .sees("Credits cannot be bought yet");
        ann.types("/buy").sees("Credits cannot be bought yet");
        ann.types("/link").sees("Accounts cannot be connected yet");
        ann.types("/unlink").sees("not connected to an account");
        ann.types("/upscale").isRefused("No model here can enlarge pictures yet");
        ann.types("/privacy").sees("deleted an hour after the answer").seesButton("My history");
    }

    @Test
    void historyTurnsItsPagesInPlace() {
        ann.types("/history").sees("You have not made anything yet");
        for (int i = 0; i < 5; i++) {
            chat.paintsNext();
            ann.types("/imagine", "prompt", "boat " + i).seesPicture();
        }

        Reply first = ann.types("/history").seesPictures(4).sees("done").seesButton("Delete 4");
        Reply second = first.presses("More").seesPictures(1).seesNoButton("More");
        second.seesButton("Again 1");
        assertThat(chat.desk().acknowledgement("history")).contains(new dev.loggia.chat.Acknowledgement.InPlace());
    }

    @Test
    void theFeedShowsRedactedPicturesOfEverybody() {
        for (int i = 0; i < 5; i++) {
            chat.paintsNext();
            bob.types("/imagine", "prompt", "hidden words " + i).seesPicture();
        }

        Reply page = ann.types("/feed")
                .seesPictures(4)
                .sees("*Redacted*")
                .sees(" · AI")
                .seesButton("Open 1");
        assertThat(page.text()).doesNotContain("hidden");
        page.presses("More").sees("*Redacted*");
    }

    @Test
    void cancelTakesTheOnlyOneThatWaitsAndGivesTheQuotaBack() {
        ann.types("/cancel").sees("You have nothing waiting");
        chat.closesGate();
        try {
            Reply waiting = ann.types("/imagine", "prompt", "a boat").seesButton("Cancel");

            ann.types("/cancel").sees("Cancelled. It cost nothing.");
            waiting.sees("Cancelled. It cost nothing.").isOver();
            waiting.seesNoButton("Cancel");
            ann.types("/quota").sees("5 of 5 free images");

            Reply one = ann.types("/imagine", "prompt", "one").seesButton("Cancel");
            Reply two = ann.types("/imagine", "prompt", "two").seesButton("Cancel");
            ann.types("/cancel").sees("You have 2 waiting").seesButton("1 · z-image");
            bob.presses(one, "Cancel").isRefused("Only the person who");
            one.presses("Cancel").sees("Cancelled");
            two.presses("Cancel").sees("Cancelled");
        } finally {
            chat.opensGate();
        }
    }

    @Test
    void whatIsBeingMadeCannotBeCancelled() {
        chat.provider().willAccept().thenPending(40);
        ann.types("/imagine", "prompt", "a boat").sees("Painting");

        ann.types("/cancel").isRefused("can no longer be cancelled");
    }

    @Test
    void settingsAreKeptAndUsed() {
        ann.types("/settings").sees("Model: no preference").sees("Hide my pictures behind a spoiler: off");
        ann.types("/settings", "aspect", "16:9", "spoiler", "true")
                .sees("Saved")
                .sees("Shape: 16:9");
        chat.paintsNext();

        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().sees("16:9");
        assertThat(picture.message().spoiler()).isTrue();
        ann.types("/settings", "aspect", "none").sees("Shape: no preference");
        ann.types("/settings", "model", "dall-e").isRefused("There is no such model");
        ann.types("/settings", "aspect", "wide").isRefused("That shape is not available to you. Choose 1:1, 4:3");
        ann.types("/settings", "aspect", "21:9").isRefused("That shape is not available to you");
        ann.types("/settings", "model", "nano-banana").isRefused("members with credits");
        ann.types("/settings", "model", "Z-IMAGE").sees("Model: Z-Image");
        ann.types("/settings", "language", "xx").isRefused("I do not speak that");
    }

    @Test
    void theLanguageSomebodyChoseGoesBeforeThePlatforms() {
        ann.types("/settings", "language", "de").sees("Gespeichert. Ab jetzt:");

        ann.types("/quota").sees("Noch 5 von 5 kostenlosen Bildern für heute");
        ann.types("/settings", "language", "none").sees("Sprache: keine Vorliebe");
        ann.types("/quota").sees("5 of 5 free images");
    }

    @Test
    void modelsAreCompletedFreeOnesFirstWithTheirPrices() {
        List<CommandOption.Choice> all = suggested("imagine", "model", "", Locale.ENGLISH);
        List<CommandOption.Choice> banana = suggested("imagine", "model", "Banana", Locale.GERMAN);

        assertThat(all.get(0)).isEqualTo(new CommandOption.Choice("z-image", "Z-Image · free"));
        assertThat(banana).isNotEmpty().allSatisfy(choice -> assertThat(choice.label())
                .contains("Credits"));
        assertThat(suggested("video", "model", "", Locale.ENGLISH).get(0).value())
                .isEqualTo("grok-imagine");
        assertThat(suggested("nothing", "model", "", Locale.ENGLISH)).isEmpty();
        assertThat(suggested("policy", "models", "z-image,nano-banana-p", Locale.ENGLISH))
                .contains(new CommandOption.Choice("z-image,nano-banana-pro", "z-image,nano-banana-pro"));
    }

    @Test
    void shapesAreThoseThatTheModelCanMake() {
        assertThat(shapes("imagine", "", Map.of())).containsExactly("1:1", "4:3", "3:4", "16:9", "9:16");
        assertThat(shapes("imagine", "9", Map.of())).containsExactly("16:9", "9:16");
        assertThat(shapes("imagine", "21", Map.of("model", "nano-banana"))).containsExactly("21:9");
        assertThat(shapes("imagine", "21", Map.of("model", "no such model"))).isEmpty();
        assertThat(shapes("settings", "21", Map.of())).isEmpty();
    }

    private List<String> shapes(String command, String typed, Map<String, String> given) {
        return chat.desk().suggest(command, new Typing("aspect", typed, given, Locale.ENGLISH)).stream()
                .map(CommandOption.Choice::value)
                .toList();
    }

    private List<CommandOption.Choice> suggested(String command, String option, String typed, Locale locale) {
        return chat.desk().suggest(command, new Typing(option, typed, Map.of(), locale));
    }
}
