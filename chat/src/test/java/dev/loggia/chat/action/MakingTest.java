package dev.loggia.chat.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Opening;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.chat.testing.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and videos by typing, and the buttons under them. */
class MakingTest extends ConversationTest {

    @Test
    void aPictureArrivesWhereItWasAskedFor() {
        chat.paintsNext();

        ann.types("/imagine", "prompt", "a boat at dawn")
                .seesPicture()
                .sees("Z-Image")
                .sees(" · AI")
                .sees("4 of 5 free images left today")
                .seesNoButton("Cancel")
                .isOver();
    }

    @Test
    void thePromptOfAFreeUserIsNotRepeatedInPublic() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a secret garden").seesPicture();

        assertThat(reply.all())
                .allSatisfy(said -> assertThat(said.message().body().toString() + text(said.message()))
                        .doesNotContain("secret"));
    }

    @Test
    void progressIsSaidWithAWayOut() {
        chat.provider().willAccept().thenPending(42);

        ann.types("/imagine", "prompt", "a boat").sees("Painting");
        chat.closesGate(); // so that the message stays until it is read
        try {
            Reply waiting = ann.types("/video", "prompt", "a boat that sails")
                    .sees("Grok Imagine")
                    .seesButton("Cancel");
            waiting.presses("Cancel").sees("Cancelled");
            waiting.sees("Cancelled").isOver();
        } finally {
            chat.opensGate();
        }
    }

    @Test
    void optionsAreTheModelsSettings() {
        chat.paintsNext();

        ann.types("/imagine", "prompt", "a boat", "aspect", "16:9", "style", "watercolour")
                .seesPicture()
                .sees("16:9");
        assertThat(chat.provider().submissions()).last().satisfies(job -> assertThat(job.prompt())
                .isEqualTo("a boat, watercolour on paper, soft washes"));
    }

    @Test
    void aFailureSaysThatItWasFreeAndGivesTheQuotaBack() {
        chat.provider().willRefuse();
        ann.types("/imagine", "prompt", "a boat")
                .isRefused("It cost you nothing")
                .seesButton("Again");

        ann.types("/quota").sees("5 of 5 free images left today");
    }

    @Test
    void theQuotaEndsWithTheDayOnWhichNewOnesComeAndAWayOn() {
        for (int i = 0; i < 5; i++) {
            ann.types("/imagine", "prompt", "boat number " + i).sees("Z-Image");
        }

        ann.types("/imagine", "prompt", "one too many")
                .isRefused("You have used your 5 free images for today. New ones come on")
                .seesButton("Get credits")
                .seesButton("Web portal");
        ann.types("/quota").sees("No free images left today");
    }

    @Test
    void whatTheModelCannotDoIsSaidInItsWords() {
        ann.types("/imagine", "prompt", "a boat", "aspect", "7:3")
                .isRefused(
                        "7:3 is not available for aspect. Choose one of: 1:1, 4:3, 3:4, 16:9, 9:16.\nNothing was used.");
        ann.speaking(Locale.GERMAN)
                .types("/imagine", "prompt", "ein Boot", "aspect", "7:3")
                .isRefused(
                        "7:3 gibt es für aspect nicht. Möglich: 1:1, 4:3, 3:4, 16:9, 9:16.\nEs wurde nichts verbraucht.");
        ann.types("/imagine", "prompt", "a boat", "model", "dall-e").isRefused("There is no model called dall-e");
        ann.types("/imagine", "prompt", "a boat", "model", "nano-banana")
                .isRefused("members with credits")
                .seesButton("Get credits");
        ann.types("/imagine", "prompt", "   ").isRefused("Say what should be in the picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@everyone <@123> a boat",
                "**bold** _it_ ||spoiler|| `code` [link](https://example.org)",
                "a \u202Eboat\u202C \u200F\u061C at sea",
                "<b>a boat</b> & <a href='x'>y</a>"
            })
    void whatIsTypedIsOnlyEverAPrompt(String prompt) {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", prompt).seesPicture();

        assertThat(text(reply.message())).doesNotContain("everyone", "spoiler", "<b>");
    }

    @Test
    void fourThousandCharactersAreReadByWhoeverCanReadThem() {
        ann.types("/imagine", "prompt", "boat ".repeat(800))
                .isRefused("Your prompt has 3,999 characters, and Z-Image takes at most 1,000.");
    }

    @Test
    void againMakesAnotherOne() {
        chat.paintsNext();
        Reply first = ann.types("/imagine", "prompt", "a boat").seesPicture();
        chat.paintsNext();

        first.presses("Again").seesPicture().sees("3 of 5 free images left today");
        assertThat(chat.provider().submissions()).last().satisfies(job -> assertThat(job.prompt())
                .isEqualTo("a boat"));
    }

    @Test
    void variationsComeInOneMessageWithButtonsForEach() {
        chat.paintsNext();
        Reply first = ann.types("/imagine", "prompt", "a boat").seesPicture();
        chat.paintsNext().paintsNext();

        first.presses("Variations")
                .seesPictures(2)
                .sees("2 of 5 free images left today")
                .seesButton("Delete 1")
                .seesButton("Again 2");
    }

    @Test
    void variationsStopWhereTheQuotaEnds() {
        chat.paintsNext();
        Reply first = ann.types("/imagine", "prompt", "a boat").seesPicture();
        for (int i = 0; i < 3; i++) {
            chat.paintsNext();
            first.presses("Again").seesPicture();
        }
        chat.paintsNext();

        first.presses("Variations").seesPictures(1).sees("No free images left today");
    }

    @Test
    void editAsksForOtherWordsAndKeepsTheSettings() {
        chat.paintsNext();
        Reply first =
                ann.types("/imagine", "prompt", "a boat", "aspect", "9:16").seesPicture();
        chat.paintsNext();

        first.presses("Edit prompt", "prompt", "a red boat").seesPicture().sees("9:16");
        assertThat(chat.provider().submissions()).last().satisfies(job -> assertThat(job.prompt())
                .isEqualTo("a red boat"));
        first.presses("Edit prompt", "prompt", " ").isRefused("Say what should be in the picture");
    }

    @Test
    void theFormToEditHoldsTheWordsAndOpensForNobodyElse() {
        chat.paintsNext();
        Reply first = ann.types("/imagine", "prompt", "a boat").seesPicture();

        assertThat(first.opensForm(ann, "Edit prompt")).isEqualTo(new Opening.Open(Map.of("prompt", "a boat")));
        assertThat(first.opensForm(bob, "Edit prompt"))
                .isEqualTo(new Opening.Closed(
                        "Only the person who requested this can use these buttons. Make your own with /imagine."));
        assertThat(first.opensForm(bob.speaking(Locale.GERMAN), "Edit prompt")).isInstanceOf(Opening.Closed.class);
    }

    @Test
    void nobodyElsesButtonWorks() {
        chat.paintsNext();
        Reply anns = ann.types("/imagine", "prompt", "a boat").seesPicture();

        for (String label : List.of("Again", "Variations", "Favourite", "Private", "Delete")) {
            bob.presses(anns, label).isRefused("Only the person who requested this");
        }
        bob.presses(anns, "Edit prompt", "prompt", "mine now").isRefused("Only the person who requested this");
        anns.seesPicture();
    }

    @Test
    void whatNeedsAnAccountSaysSo() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture();

        reply.presses("Favourite").isRefused("Favourites need an account");
        reply.presses("Private").isRefused("is public, without its prompt").seesButton("Delete");
    }

    @Test
    void deleteTakesThePictureOutOfTheChatToo() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();

        reply.presses("Delete").sees("Deleted, here and in the gallery");
        reply.sees("No longer available").seesPictures(0).seesNoButton("Again");
        assertThat(reply.all().get(reply.all().size() - 1).conversation().address())
                .isEqualTo("message-of-" + reply.call().event());
        reply.isOver();
    }

    @Test
    void aButtonOfADeletedPictureSaysThatItIsGone() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        Call late = ann.call("again", reply.shown().get(0).toString()); // of a message that is still on a screen
        reply.presses("Delete").sees("Deleted");

        chat.desk().receive(late, "there");
        await().until(() -> chat.discord()
                .last(late.event())
                .filter(message -> message.plain().contains("It is no longer there"))
                .isPresent());
    }

    @Test
    void germansAreAnsweredInGerman() {
        chat.paintsNext();

        ann.speaking(Locale.GERMANY)
                .types("/imagine", "prompt", "ein Boot")
                .seesPicture()
                .sees("Noch 4 von 5 kostenlosen Bildern für heute")
                .seesButton("Noch mal")
                .presses("Merken")
                .isRefused("Konten gibt es noch nicht");
    }

    @Test
    void telegramIsAskedAndAnsweredTheSameWay() {
        chat.paintsNext();

        ann.onTelegram().types("/imagine", "prompt", "a boat").seesPicture();
        ann.onTelegram().types("/quota").sees("4 of 5 free images");
        ann.types("/quota").sees("5 of 5 free images");
    }

    @Test
    void aButtonFromAnotherTimeIsSaidToBeOne() {
        ann.types("/dance").isRefused("no longer works");
    }

    private static String text(Message message) {
        return String.join(
                " ", message.body().stream().map(line -> line.plain()).toList());
    }
}
