package dev.loggia.chat.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.Place;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.chat.testing.FakeDoor;
import dev.loggia.chat.testing.Person;
import dev.loggia.chat.testing.Reply;
import dev.loggia.engine.feed.Feed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators may, and what it does to the others. */
class ModeratingTest extends ConversationTest {
    private static int places;

    @Override
    protected Map<String, Object> settings() {
        return Map.of("loggia.chat.make.age-restricted", "grok-imagine");
    }

    /** A community of its own for each test. */
    @BeforeEach
    void moveIn() {
        String village = "village" + ++places;
        Place place = new Place(village, "art", null, false, false, Set.of());
        ann = ann.at(place);
        bob = bob.at(place);
        mod = mod.at(place).asModerator();
    }

    @Test
    void onlyModeratorsMay() {
        ann.types("/policy").isRefused("Only moderators");
        ann.types("/hide", "id", "x").isRefused("Only moderators");
        ann.types("/block", "person", "bob").isRefused("Only moderators");
        mod.inPrivate().asModerator().types("/policy").isRefused("server or group");
    }

    @Test
    void picturesAndVideosAreAllowedByPlace() {
        mod.types("/policy").sees("Pictures: on").sees("Models: all");
        mod.types("/policy", "images", "false", "here", "true")
                .sees("for this channel")
                .sees("Pictures: off");

        ann.types("/imagine", "prompt", "a boat").isRefused("Pictures cannot be made here");
        chat.paintsNext();
        ann.inChannel("elsewhere").types("/imagine", "prompt", "a boat").seesPicture();
        chat.paintsNext();
        ann.inPrivate().types("/imagine", "prompt", "a boat").seesPicture();

        mod.inChannel("elsewhere").types("/policy", "videos", "false").sees("Videos: off");
        ann.inChannel("elsewhere").types("/video", "prompt", "a boat").isRefused("Videos cannot be made here");
        ann.types("/quota").sees("3 of 5 free images");
    }

    @Test
    void modelsAndRolesAreAllowedByPlace() {
        mod.types("/policy", "models", "nano-banana").sees("Models: nano-banana");
        ann.types("/imagine", "prompt", "a boat")
                .isRefused("That model is not available here. Choose one of: nano-banana");
        mod.types("/policy", "models", "all", "roles", "<@&77>, 88")
                .sees("Models: all")
                .sees("Roles: 77, 88");
        ann.types("/imagine", "prompt", "a boat").isRefused("You need another role");
        chat.paintsNext();
        ann.withRole("88").types("/imagine", "prompt", "a boat").seesPicture();
        mod.types("/policy", "models", "dall-e").isRefused("nothing was changed");
        mod.types("/policy", "roles", "all").sees("Roles: not needed");
    }

    @Test
    void whereThereAreNoRolesNobodyNeedsOne() {
        Person keeper = mod.onTelegram();
        Person guest = ann.onTelegram().withoutRoles();
        keeper.types("/policy", "roles", "77").sees("Roles: 77"); // as an earlier version would have kept it
        chat.paintsNext();

        guest.types("/imagine", "prompt", "a boat").seesPicture();
        keeper.withoutRoles().types("/policy").sees("Roles: not needed");
        keeper.withoutRoles().types("/policy", "roles", "77").isRefused("There are no roles here");
        keeper.withoutRoles().types("/policy", "videos", "false").sees("Videos: off");
        assertThat(chat.database()
                        .strings("select coalesce(roles::text, 'none') from chat_policy where platform = 'telegram'"
                                + " and community = 'village" + places + "'"))
                .containsExactly("none");
    }

    @Test
    void whoManagesAPlaceIsAskedForAgainWhenItIsNotSaid() {
        chat.discord().doesNotSayWhoManages(1);
        mod.types("/policy").sees("Pictures: on");
    }

    @Test
    void resultsAreCoveredWhereModeratorsSaySo() {
        mod.types("/policy", "spoiler", "unrestricted").sees("outside age-restricted channels");
        chat.paintsNext();
        assertThat(ann.types("/imagine", "prompt", "a boat")
                        .seesPicture()
                        .message()
                        .spoiler())
                .isTrue();
        chat.paintsNext();
        assertThat(ann.amongAdults()
                        .types("/imagine", "prompt", "a boat")
                        .seesPicture()
                        .message()
                        .spoiler())
                .isFalse();
    }

    @Test
    void modelsForAdultsNeedAPlaceForAdultsOrAWord() {
        ann.types("/video", "prompt", "a boat").isRefused("only for age-restricted channels");
        ann.inPrivate().types("/video", "prompt", "a boat").isRefused("only for age-restricted channels");
        ann.types("/settings", "adult", "true").sees("private chats: on");
        ann.types("/video", "prompt", "a boat").isRefused("only for age-restricted channels");
        ann.inPrivate().types("/video", "prompt", "a boat").sees("Grok Imagine");
        bob.amongAdults().types("/video", "prompt", "a boat").sees("Grok Imagine");
    }

    @Test
    void aHiddenPictureGoesFromThePlaceAndTheGallery() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        String id = chat.database()
                .strings("select watched[1] from chat_call where event = '"
                        + picture.call().event() + "'")
                .get(0);

        mod.inChannel("other").types("/hide", "id", "no such").isRefused("No picture with this id");
        chat.person("stranger").asModerator().types("/hide", "id", id).isRefused("No picture with this id");
        mod.types("/hide", "id", id).sees("Removed here and from the gallery");

        picture.sees("Removed by a moderator").seesPictures(0);
        assertThat(chat.engine().feed().page(Feed.Viewer.FREE, null, 100).items())
                .noneMatch(item -> item.id().toString().equals(id));
        ann.inPrivate().types("/history").seesPictures(1);
        mod.types("/hide", "id", id).sees("Removed here");
    }

    @Test
    void aHiddenPictureGoesFromThePagesOfThePlaceToo() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        String id = picture.shown().get(0).toString();
        Reply wall = bob.types("/feed").isOver();
        Reply elsewhere = bob.inPrivate().types("/feed").isOver();
        assertThat(wall.message().pictures()).isNotEmpty();

        mod.types("/hide", "id", id).sees("Removed here and from the gallery");

        wall.sees("Something on this page was deleted or removed").seesPictures(0);
        picture.sees("Removed by a moderator").seesPictures(0);
        assertThat(elsewhere.message().pictures()).isNotEmpty();
    }

    @Test
    void whoMadeWhatIsHiddenIsToldOnceInPrivateAndInTheirLanguage() {
        for (Person maker : List.of(ann, ann.onTelegram(), bob.speaking(Locale.GERMAN))) {
            chat.paintsNext();
            Reply picture =
                    maker.types("/imagine", "prompt", "a boat").seesPicture().isOver();
            String id = picture.shown().get(0).toString();
            Person keeper = maker.user().platform().equals("telegram") ? mod.onTelegram() : mod;
            keeper.types("/hide", "id", id).sees("Removed here").isOver();
            keeper.types("/hide", "id", id).sees("Removed here").isOver();

            FakeDoor door = chat.doorOf(maker);
            await().until(() -> !door.noticesTo(maker.user().user()).isEmpty());
            await().until(() -> chat.database()
                            .number("select count(*) from delivery where kind = 'hidden' and subject_id = '" + id
                                    + "' and state = 'DELIVERED'")
                    == 1);
            assertThat(door.noticesTo(maker.user().user())).singleElement().satisfies(said -> {
                assertThat(said.message().plain())
                        .contains(maker == ann || keeper != mod ? "A moderator removed" : "entfernt")
                        .contains("Z-Image");
                assertThat(said.conversation().address())
                        .isEqualTo("private-of-" + maker.user().user());
                assertThat(said.conversation().call().place().direct()).isTrue();
            });
        }
    }

    @Test
    void whoHidesTheirOwnIsNotTold() {
        chat.paintsNext();
        Reply picture = mod.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        mod.types("/hide", "id", picture.shown().get(0).toString())
                .sees("Removed here")
                .isOver();
        assertThat(chat.database()
                        .number("select count(*) from delivery where kind = 'hidden' and person = '"
                                + mod.user().user() + "'"))
                .isZero();
    }

    @Test
    void whatWasMadeElsewhereIsTakenOutOfThePlaceAndStaysInTheGallery() {
        chat.paintsNext();
        Reply picture = ann.inPrivate()
                .types("/imagine", "prompt", "a boat")
                .seesPicture()
                .isOver();
        String id = picture.shown().get(0).toString();
        mod.types("/hide", "id", id).isRefused("No picture with this id");
        Reply wall = bob.types("/feed").isOver();

        mod.types("/hide", "id", id).sees("It was made elsewhere");

        wall.sees("Something on this page").seesPictures(0);
        assertThat(picture.message().pictures()).hasSize(1);
        assertThat(chat.engine().feed().page(Feed.Viewer.FREE, null, 100).items())
                .anyMatch(item -> item.id().toString().equals(id));
    }

    @Test
    void whoIsBlockedIsNotAnsweredThereButInPrivate() {
        mod.types("/block", "person", mod.user().user()).isRefused("other than yourself");
        mod.types("/block", "person", ann.user().user()).sees("I no longer answer them here");
        mod.types("/block", "person", ann.user().user()).sees("already");

        ann.types("/quota").isRefused("have asked me not to answer you");
        ann.inChannel("other").types("/imagine", "prompt", "a boat").isRefused("have asked me not");
        ann.inPrivate().types("/quota").sees("5 of 5");
        bob.types("/quota").sees("5 of 5");

        mod.types("/block", "person", ann.user().user(), "lift", "on").sees("I answer them here again");
        ann.types("/quota").sees("5 of 5");
    }
}
