package dev.loggia.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Accounts;
import dev.loggia.sandbox.telegram.Asked;
import dev.loggia.sandbox.telegram.Call;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Place;
import dev.loggia.sandbox.telegram.Press;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.telegram.inbox.Reception;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do in Telegram and what they see then. */
class ConversationTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private Person ada;
    private Person ben;

    @BeforeEach
    void open() {
        rig = Rig.start(folder);
        ada = rig.person("Ada");
        ben = rig.person("Ben");
    }

    @AfterEach
    void close() {
        try {
            assertThat(rig.telegram().wireFaults()).isEmpty();
            assertThat(rig.audit()).isEmpty();
        } finally {
            rig.close();
        }
    }

    @Test
    void aPictureTakesThePlaceOfTheWordsOnItsWay() {
        int asked = ada.writes("/imagine a boat");
        Seen waiting =
                rig.sees(ada, ada.chat(), "progress", message -> message.text().contains("Painting"));
        assertThat(waiting.replyTo()).isEqualTo(asked);
        assertThat(rig.telegram().calls("sendChatAction"))
                .extracting(call -> call.field("action"))
                .contains("upload_photo");

        rig.paintsWhatWasAskedFor();

        Seen picture = rig.seesPicture(ada, ada.chat());
        assertThat(picture.id()).isEqualTo(waiting.id());
        assertThat(picture.labels()).anyMatch(label -> label.contains("Again"));
        assertThat(Rig.bots(ada, ada.chat())).hasSize(1);
    }

    @Test
    void aPressedButtonMakesAnotherAndSpinsNoLonger() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen first = rig.seesPicture(ada, ada.chat());
        rig.paintsNext();

        Press press = ada.presses(first, "Again");

        Rig.eventually("the press is answered", () -> press.answer().isPresent());
        Rig.eventually(
                "a second picture",
                () -> Rig.bots(ada, ada.chat()).stream()
                                .filter(message -> message.media() != null)
                                .count()
                        == 2);
        assertThat(rig.generations()).hasSize(2);
    }

    @Test
    void nobodyElsesButtonDoesAnything() {
        Place group = rig.telegram().group();
        rig.paintsNext();
        ada.writesIn(group, "/imagine@" + rig.telegram().botUsername() + " a boat");
        Seen picture = rig.seesPicture(ben, group);

        Press press = ben.presses(picture, "Delete");

        Rig.eventually("an alert", () -> press.answer().isPresent());
        assertThat(press.answer().orElseThrow().alert()).isTrue();
        assertThat(press.answer().orElseThrow().text()).contains("Only the person who requested this");
        assertThat(rig.seesPicture(ada, group).id()).isEqualTo(picture.id());
    }

    @Test
    void aMadeUpButtonIsAnsweredToo() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen picture = rig.seesPicture(ada, ada.chat());
        String genuine = picture.button("Delete").orElseThrow().data();
        assertThat(genuine).hasSizeBetween(1, 64);
        rig.engine().door(Reception.class).accept(Updates.press(ada, genuine + "x"));

        Rig.eventually("it is refused", () -> rig.telegram().calls("answerCallbackQuery").stream()
                .anyMatch(call -> call.field("text").contains("no longer works")));
        assertThat(rig.taken()).isEqualTo(1);
    }

    @Test
    void inAGroupItAnswersInTheTopicAndOnlyWhenAddressed() {
        Place topic = rig.telegram().topic("Boats");
        rig.paintsNext();
        ada.writesIn(topic, "what a day");
        ada.writesIn(topic, "/imagine@another_bot a goat");
        int asked = ada.writesIn(topic, "/imagine a boat aspect:16:9");

        Seen picture = rig.seesPicture(ben, topic);

        assertThat(picture.place()).isEqualTo(topic);
        assertThat(picture.replyTo()).isEqualTo(asked);
        assertThat(rig.taken()).isEqualTo(1);
        assertThat(rig.database().strings("select settings::text from generation"))
                .allMatch(settings -> settings.contains("16:9"));
    }

    @Test
    void whatIsForTheRequesterAloneIsToldInPrivateOrWaitsThere() {
        Place group = rig.telegram().group();
        int first = ben.writesIn(group, "/quota");
        Seen hint = rig.sees(ben, group, "a hint", message -> message.text().contains("in private"));
        assertThat(hint.button("Open").orElseThrow().url())
                .isEqualTo("https://t.me/" + rig.telegram().botUsername() + "?start=quota");

        ben.opensLink("quota");
        rig.sees(ben, "5 of 5");
        int asked = ben.writesIn(group, "/quota");
        Rig.eventually(
                "a second answer in private", () -> Rig.bots(ben, ben.chat()).size() == 2);
        Rig.eventually("a sign at the command", () -> ben.sees(group).stream()
                .anyMatch(seen -> seen.id() == asked && seen.reaction().equals("👌")));
        assertThat(Rig.bots(ben, group)).hasSize(1);
        assertThat(ben.sees(group))
                .filteredOn(seen -> seen.id() == first)
                .as("nothing was told in private then")
                .allSatisfy(seen -> assertThat(seen.reaction()).isEmpty());
    }

    @Test
    void whoWasNotAskedAnswersNothing() {
        Place group = rig.telegram().group();
        ada.writesIn(group, "/imagine");
        Seen question =
                rig.sees(ada, group, "a question", message -> message.text().contains("What should be"));
        rig.paintsNext();

        ben.replies(question, "a ship of mine");
        ada.replies(question, "a boat");

        rig.seesPicture(ada, group);
        assertThat(rig.database().strings("select prompt from generation")).containsExactly("a boat");
    }

    @Test
    void aTapOnACommandAsksForItsWords() {
        rig.paintsNext();
        ada.writes("/imagine");
        Seen question = rig.sees(ada, "What should be in the picture?");

        ada.replies(question, "a boat with model:nonsense in its name");

        rig.sees(ada, ada.chat(), "a refusal", message -> message.text().contains("model"));
        ada.writes("/imagine");
        rig.sees(ada, "What should be in the picture?");
        ada.replies(rig.sees(ada, "What should be in the picture?"), "a boat");
        rig.seesPicture(ada, ada.chat());
    }

    @Test
    void otherWordsAreAskedForByAReply() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen picture = rig.seesPicture(ada, ada.chat());
        Press press = ada.presses(picture, "Edit");
        Rig.eventually("it spins no longer", () -> press.answer().isPresent());
        Seen question = rig.sees(ada, "New prompt");
        assertThat(question.text()).as("the words of now, to be copied").endsWith("\na boat");
        rig.paintsNext();

        ada.replies(question, "a larger boat");

        Rig.eventually("two", () -> rig.generations().size() == 2);
        assertThat(rig.database().strings("select prompt from generation order by created_at"))
                .containsExactly("a boat", "a larger boat");
    }

    @Test
    void theSameUpdateThreeTimesIsOneCall() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        Seen picture = rig.seesPicture(ada, ada.chat());
        int update = rig.telegram().updateIds().get(0);

        for (int i = 0; i < 2; i++) {
            rig.telegram().faults().redeliver(update);
            rig.engine().door(Reception.class).accept(Updates.again(update, ada));
        }
        ada.writes("/help");
        rig.sees(ada, "/imagine");

        assertThat(rig.generations()).hasSize(1);
        assertThat(rig.taken()).isEqualTo(2);
    }

    @Test
    void inlineModeOffersOnesOwnPicturesToOneself() {
        rig.paintsNext();
        ada.writes("/imagine a boat");
        rig.seesPicture(ada, ada.chat());
        Rig.eventually("the file id is kept", () -> rig.database().number("select count(*) from telegram_file") == 1);

        Asked mine = ada.asksInline("");
        Asked theirs = ben.asksInline("");
        Asked about = ada.asksInline("BOAT");
        Asked other = ada.asksInline("ship");

        Rig.eventually("all answered", () -> Stream.of(mine, theirs, about, other)
                .allMatch(asked -> asked.answer().isPresent()));
        assertThat(about.answer().orElseThrow().results())
                .as("by their own words")
                .hasSize(1);
        assertThat(other.answer().orElseThrow().results()).isEmpty();
        assertThat(mine.answer().orElseThrow().results()).hasSize(1).allMatch(result -> result.type()
                .equals("photo"));
        assertThat(mine.answer().orElseThrow().personal()).isTrue();
        assertThat(theirs.answer().orElseThrow().results()).isEmpty();
        assertThat(theirs.answer().orElseThrow().button()).isEqualTo("Make a picture");

        Accounts accounts = rig.engine().door(Accounts.class);
        accounts.link(accounts.open("test", "ada"), "telegram", Long.toString(ada.id()));
        Asked linked = ada.asksInline("");
        Rig.eventually("answered", () -> linked.answer().isPresent());
        assertThat(linked.answer().orElseThrow().results())
                .as("to a member, too")
                .hasSize(1);
    }

    @Test
    void theMenuSpeaksTheLanguagesOfTheChats() {
        Rig.eventually("a menu", () -> ada.seesCommands(ada.chat()).stream()
                .anyMatch(entry -> entry.command().equals("imagine")));
        Rig.eventually("all menus", () -> rig.telegram().calls("setMyCommands").size() == 6);
        Place group = rig.telegram().group();
        assertThat(ada.seesCommands(group))
                .extracting(Person.MenuEntry::command)
                .contains("block");
        assertThat(ben.seesCommands(group))
                .extracting(Person.MenuEntry::command)
                .doesNotContain("block");
        assertThat(ben.speaks("de").seesCommands(ben.chat()))
                .filteredOn(entry -> entry.command().equals("imagine"))
                .noneMatch(entry -> entry.description().equals("Make a picture from words"));

        rig.telegram().clearJournal();
        rig.stop();
        try (Rig again = rig.node(folder, Map.of())) {
            Rig.eventually(
                    "asked", () -> again.telegram().calls("getMyCommands").size() == 6);
            assertThat(again.telegram().calls("setMyCommands")).isEmpty();
        }
    }

    @Test
    void moderatorsAreWhoTelegramSaysTheyAre() {
        Place group = rig.telegram().group();
        ben.writesIn(group, "hello");
        ben.writesIn(group, "/imagine a boat");
        Seen progress = rig.sees(ben, group, "something", message -> true);
        assertThat(progress.bot()).isTrue();
        List<Call> before = rig.telegram().calls("getChatAdministrators");
        assertThat(before).isEmpty();

        ben.writesIn(group, "/policy");
        ada.writesIn(group, "/policy");

        Rig.eventually("two answers", () -> policies().size() == 2);
        assertThat(policies()).containsExactly("REFUSED", "CALM");
        assertThat(rig.telegram().calls("getChatAdministrators")).isNotEmpty();
    }

    @Test
    void othersAreServedWhileTelegramIsAskedWhoManagesAGroup() {
        Place group = rig.telegram().group();
        rig.telegram().faults().blackHole("getChatAdministrators", 2);
        ada.writesIn(group, "/policy");
        ada.writesIn(group, "/hide");
        ben.writesIn(group, "/imagine a boat");

        rig.sees(ben, group, "progress", message -> message.text().contains("Waiting"));
        assertThat(policies()).isEmpty();
        rig.telegram().faults().release();

        Rig.eventually("an answer", () -> policies().equals(List.of("CALM")));
        rig.sees(ada, group, "a question", message -> message.text().contains("id"));
    }

    @Test
    void whoMadeWhatAModeratorHidesIsToldInPrivate() {
        Place group = rig.telegram().group();
        ben.opensLink("quota");
        rig.sees(ben, "5 of 5");
        rig.paintsNext();
        ben.writesIn(group, "/imagine a boat");
        rig.seesPicture(ada, group);
        String id = rig.generations().get(rig.generations().size() - 1).toString();

        ada.writesIn(group, "/hide " + id);

        Seen notice = rig.sees(ben, "A moderator removed something");
        assertThat(notice.place()).isEqualTo(ben.chat());
        assertThat(notice.button("Open")).isPresent();
        Rig.eventually("no picture", () -> Rig.bots(ada, group).stream().allMatch(seen -> seen.media() == null));
    }

    /** What became of each /policy, in order. */
    private List<String> policies() {
        return rig.database()
                .strings("select answer ->> 'tone' from chat_call where action = 'policy' and ended_at is not null"
                        + " order by received_at");
    }
}
