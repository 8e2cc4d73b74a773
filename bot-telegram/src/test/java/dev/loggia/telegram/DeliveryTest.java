package dev.loggia.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Place;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.telegram.outbox.Address;
import dev.loggia.telegram.outbox.TelegramDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on their way, and what may be in it. */
class DeliveryTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private Person ada;

    @BeforeEach
    void open() {
        rig = Rig.start(folder);
        ada = rig.person("Ada");
    }

    @AfterEach
    void close() {
        try {
            assertThat(rig.telegram().wireFaults()).isEmpty();
        } finally {
            rig.close();
        }
    }

    @Test
    void whenTelegramSaysWaitItWaitsThatLong() {
        asked();
        rig.telegram().faults().tooManyRequests("editMessageMedia", 1, Duration.ofSeconds(2));

        rig.paintsWhatWasAskedFor();

        rig.seesPicture(ada, ada.chat());
        List<dev.loggia.sandbox.telegram.Call> tries = rig.telegram().calls("editMessageMedia");
        assertThat(tries).extracting(dev.loggia.sandbox.telegram.Call::status).containsExactly(429, 200);
        assertThat(Duration.between(tries.get(0).at(), tries.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(Rig.bots(ada, ada.chat())).hasSize(1);
    }

    @Test
    void aMessageThatIsGoneIsReplacedByANewOne() {
        asked();
        rig.telegram().faults().refuse("editMessageMedia", 1, 400, "Bad Request: message to edit not found");

        rig.paintsWhatWasAskedFor();

        assertThat(rig.seesPicture(ada, ada.chat()).labels()).isNotEmpty();
    }

    @Test
    void anAnswerThatWasLostIsNotSentTwice() {
        asked();
        rig.telegram().faults().loseAnswer("editMessageMedia", 1);

        rig.paintsWhatWasAskedFor();

        rig.seesPicture(ada, ada.chat());
        Rig.eventually("told", () -> ended("DONE") == 1);
        assertThat(Rig.bots(ada, ada.chat())).hasSize(1);
    }

    @Test
    void aPictureThatTelegramDoesNotLikeComesAsAFile() {
        asked();
        rig.telegram().faults().refuse("editMessageMedia", 1, 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");

        rig.paintsWhatWasAskedFor();

        assertThat(rig.seesPicture(ada, ada.chat()).file().kind()).isEqualTo("document");
    }

    @Test
    void aPictureThatCannotBeSentAtAllIsAnAddress() {
        asked();
        rig.telegram().faults().refuse("editMessageMedia", 3, 400, "Bad Request: file is too big");

        rig.paintsWhatWasAskedFor();

        Seen told = rig.sees(ada, "https://loggia.example.org/g/");
        assertThat(told.media()).isNull();
        Rig.eventually("told", () -> ended("DONE") == 1);
    }

    @Test
    void whoBlocksTheBotIsRecordedAsUnreachable() {
        asked();
        ada.blocks();

        rig.paintsWhatWasAskedFor();

        Rig.eventually("recorded", () -> ended("UNREACHABLE") == 1);
        assertThat(rig.database().strings("select note from chat_unreachable"))
                .allMatch(note -> note.contains("blocked"));
        Rig.eventually("noted", () -> rig.database().number("select count(*) from telegram_closed_chat") == 1);
        ada.unblocks();
        Rig.eventually("forgotten", () -> rig.database().number("select count(*) from telegram_closed_chat") == 0);
    }

    @Test
    void whoseGroupThrowsTheBotOutGetsItInPrivate() {
        ada.writes("/quota");
        rig.sees(ada, "5 of 5");
        Place group = rig.telegram().group();
        ada.writesIn(group, "/imagine a boat");
        rig.sees(ada, group, "progress", message -> message.text().contains("Painting"));
        rig.telegram().kicksBot(group);

        rig.paintsWhatWasAskedFor();

        assertThat(rig.seesPicture(ada, ada.chat()).place()).isEqualTo(ada.chat());
    }

    @Test
    void aGroupThatGrewIsFollowed() {
        Place group = rig.telegram().group();
        ada.writesIn(group, "/imagine a boat");
        rig.sees(ada, group, "progress", message -> message.text().contains("Painting"));
        Place grown = rig.telegram().upgradesGroup();

        rig.paintsWhatWasAskedFor();

        assertThat(rig.seesPicture(ada, grown).place()).isEqualTo(grown);
    }

    @Test
    void variationsAreAnAlbumWithItsButtonsBelow() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen first = rig.seesPicture(ada, ada.chat());
        for (int i = 0; i < 4; i++) {
            rig.paintsNext();
        }

        ada.presses(first, "Variations");

        Rig.eventually("an album", () -> album().size() > 1);
        // What told of the progress, with a button too, is deleted only now.
        int last = album().stream().mapToInt(Seen::id).max().orElseThrow();
        Seen below = rig.sees(
                ada,
                ada.chat(),
                "buttons",
                message -> message.id() > last && !message.labels().isEmpty());
        assertThat(album()).allMatch(message -> message.labels().isEmpty() && message.id() < below.id());
        assertThat(below.media()).isNull();
        Rig.eventually("told", () -> ended("DONE") == 2);
        assertThat(Rig.bots(ada, ada.chat())).hasSize(album().size() + 2);
    }

    @Test
    void whatIsDeletedGoesFromTheChatToo() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen picture = rig.seesPicture(ada, ada.chat());

        ada.presses(picture, "Delete");

        rig.sees(ada, "No longer available");
        assertThat(Rig.bots(ada, ada.chat())).noneMatch(message -> message.media() != null);
    }

    @Test
    void whatIsTooOldToBeDeletedIsCovered() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen picture = rig.seesPicture(ada, ada.chat());
        rig.telegram().faults().refuse("deleteMessage", 1, 400, "Bad Request: message can't be deleted");

        ada.presses(picture, "Delete");

        rig.sees(ada, "No longer available");
        Seen covered = rig.seesPicture(ada, ada.chat());
        assertThat(covered.id()).isEqualTo(picture.id());
        assertThat(covered.file().width()).isEqualTo(320);
        assertThat(covered.labels()).isEmpty();
    }

    @Test
    void whatTelegramHasIsNotSentAgain() {
        MediaAsset asset = paintedAsset();
        rig.telegram().clearJournal();

        Shown again = show(picture(asset, false), "c=" + ada.id());

        assertThat(again).isInstanceOf(Shown.Done.class);
        dev.loggia.sandbox.telegram.Call sent =
                rig.telegram().calls("editMessageMedia").get(0);
        assertThat(sent.files()).isEmpty();

        rig.telegram()
                .faults()
                .refuse("editMessageMedia", 1, 400, "Bad Request: wrong file identifier/HTTP URL specified");
        show(picture(asset, true), "c=" + ada.id());

        sent = rig.telegram().calls("editMessageMedia").get(2);
        assertThat(sent.files()).hasSize(1);
        assertThat(ada.seesLast().orElseThrow().file().spoiler()).isTrue();
    }

    /** A server may end, or the answer be lost, after Telegram has shown the picture and before that is noted. */
    @Test
    void aPictureWhoseShowingWasForgottenIsShownOnce() {
        MediaAsset asset = paintedAsset();
        int before = Rig.bots(ada, ada.chat()).size();
        Shown.Later announced = (Shown.Later) showOnce(picture(asset, false), "c=" + ada.id(), 0);

        assertThat(show(picture(asset, false), announced.address())).isInstanceOf(Shown.Done.class);
        assertThat(show(picture(asset, false), announced.address())).isInstanceOf(Shown.Done.class);

        assertThat(Rig.bots(ada, ada.chat())).hasSize(before + 1);
    }

    @Test
    void theSameWordTwiceIsThereOnce() {
        MediaAsset asset = paintedAsset();
        int before = Rig.bots(ada, ada.chat()).size();

        Shown.Done first = (Shown.Done) show(picture(asset, false), "c=" + ada.id());
        Shown.Done again = (Shown.Done) show(picture(asset, false), first.address());

        assertThat(again.address()).isEqualTo(first.address());
        assertThat(Rig.bots(ada, ada.chat())).hasSize(before + 1);
    }

    @Test
    void anAlbumTwiceIsThereOnce() {
        MediaAsset asset = paintedAsset();
        int before = Rig.bots(ada, ada.chat()).size();
        Message album =
                new Message(Message.Tone.GOOD, List.of(Text.of("Both")), List.of(asset, asset), true, List.of());

        Shown.Done first = (Shown.Done) show(album, "c=" + ada.id());
        show(album, first.address());
        assertThat(Rig.bots(ada, ada.chat())).hasSize(before + 3);

        // One of the two was deleted since.
        Shown.Done one = (Shown.Done) show(picture(asset, false), first.address());
        assertThat(Rig.bots(ada, ada.chat())).hasSize(before + 1);
        assertThat(one.address()).isNotEqualTo(first.address());
    }

    @Test
    void wordsThatTelegramCannotReadAreSentBare() {
        paintedAsset();
        rig.telegram()
                .faults()
                .refuse("sendMessage", 1, 400, "Bad Request: can't parse entities: Unsupported start tag");

        show(Message.of(Message.Tone.CALM, Text.of("a ").plus(Text.Look.STRONG, "<b>")), "c=" + ada.id());

        assertThat(ada.seesLast().orElseThrow().text()).isEqualTo("a <b>");
    }

    @Test
    void whatNobodyUnderstandsIsGivenUpAfterAWhile() {
        paintedAsset();
        rig.telegram().faults().refuse("sendMessage", 20, 400, "Bad Request: SOMETHING_NEW");
        Message words = Message.of(Message.Tone.CALM, Text.of("hello"));

        assertThat(showOnce(words, "c=" + ada.id(), 0)).isInstanceOf(Shown.Later.class);
        assertThat(show(words, "c=" + ada.id(), 9)).isInstanceOf(Shown.Unreachable.class);
    }

    @Test
    void aTopicThatIsGoneLeavesTheGroup() {
        paintedAsset();
        Place topic = rig.telegram().topic("Boats");
        String address = Address.of(topic.chat(), 99, null).written();
        rig.telegram().faults().refuse("sendMessage", 1, 400, "Bad Request: message thread not found");

        assertThat(show(Message.of(Message.Tone.CALM, Text.of("hello")), address))
                .isInstanceOf(Shown.Done.class);
        assertThat(rig.telegram().calls("sendMessage")).last().matches(call -> call.field("message_thread_id")
                .isEmpty());
    }

    @Test
    void buttonsLeadToPages() {
        paintedAsset();
        Message words = Message.of(Message.Tone.CALM, Text.of("hello"))
                .withRow(Button.open("Portal", URI.create("https://loggia.example.org/g/1")));

        show(words, "c=" + ada.id());

        assertThat(ada.seesLast().orElseThrow().button("Portal").orElseThrow().url())
                .isEqualTo("https://loggia.example.org/g/1");
    }

    private void asked() {
        ada.writes("/imagine a boat");
        rig.sees(ada, ada.chat(), "progress", message -> message.text().contains("Painting"));
    }

    private MediaAsset paintedAsset() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        rig.seesPicture(ada, ada.chat());
        Rig.eventually("told", () -> ended("DONE") == 1);
        GenerationId id = rig.generations().get(0);
        return rig.engine().view(id).media().get(0);
    }

    private static Message picture(MediaAsset asset, boolean spoiler) {
        return new Message(Message.Tone.GOOD, List.of(Text.of("Yours")), List.of(asset), spoiler, List.of());
    }

    /** As the desk does it: again when the door says so. */
    private Shown show(Message message, String address) {
        return show(message, address, 0);
    }

    private Shown show(Message message, String address, int attempts) {
        AtomicReference<String> at = new AtomicReference<>(address);
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            Shown shown = showOnce(message, Objects.requireNonNull(at.get()), attempts);
                            if (shown instanceof Shown.Later later) {
                                at.set(later.address());
                            }
                            return shown;
                        },
                        shown -> !(shown instanceof Shown.Later));
    }

    private Shown showOnce(Message message, String address, int attempts) {
        Call call = new Call(
                new Requester.ChatUser("telegram", Long.toString(ada.id())),
                "1:1",
                "Ada",
                new dev.loggia.chat.Place(null, Long.toString(ada.id()), null, false, false, Set.of()),
                Locale.ENGLISH,
                "imagine",
                null,
                Map.of(),
                Instant.now());
        return rig.engine()
                .door(TelegramDoor.class)
                .show(new ChatDoor.Conversation(call, address, ChatDoor.Purpose.LAST, attempts), message);
    }

    private long ended(String state) {
        return rig.database().number("select count(*) from chat_call where state = '" + state + "'");
    }

    private List<Seen> album() {
        return Rig.bots(ada, ada.chat()).stream()
                .filter(message -> !message.album().isEmpty())
                .toList();
    }
}
