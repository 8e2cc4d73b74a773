package dev.loggia.discord;

import static dev.loggia.discord.Rig.SOON;
import static dev.loggia.discord.Rig.sees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.sandbox.discord.Form;
import dev.loggia.sandbox.discord.Guild;
import dev.loggia.sandbox.discord.Interaction;
import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import dev.loggia.sandbox.discord.Upload;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationTest {
    private static final int THINKING = 5;
    private static final int SENTENCE = 4;

    private Rig rig;

    @BeforeAll
    void connect() {
        rig = Rig.connected(options -> options.attachmentLimit(1000));
    }

    @AfterAll
    void disconnect() {
        rig.close();
    }

    @AfterEach
    void saidNothingThatDiscordDoesNotKnow() {
        assertThat(rig.discord.wireFaults()).isEmpty();
    }

    @Test
    void thinksThenProgressesThenShowsThePictureWithItsButtons() {
        Seat ann = rig.seat("Ann");

        Interaction asked = ann.types("/imagine", Map.of("prompt", "a fox", "count", 2, "shape", "Wide"));
        Heard heard = hears("a fox");

        assertThat(asked.answeredWith()).isEqualTo(THINKING);
        assertThat(sees(ann, Seen::thinking).ephemeral()).isFalse();
        assertThat(heard.call().options()).containsEntry("prompt", "a fox").containsEntry("shape", "16:9");
        assertThat(heard.call().name()).isEqualTo("Ann");
        assertThat(heard.call().place().community())
                .isEqualTo(rig.discord.guild().id());
        rig.show(heard, Samples.working("Waiting"));
        sees(ann, "Waiting");
        rig.show(heard, Samples.working("42 %"));
        sees(ann, "42 %");
        Shown done = rig.finish(heard, Samples.pictures(Samples.picture(0, 300), Samples.picture(1, 400)));

        assertThat(done).isInstanceOf(Shown.Done.class);
        Seen shown = sees(ann, "Ready");
        assertThat(shown.words()).doesNotContain("42");
        assertThat(shown.files()).extracting(file -> file.bytes().length).containsExactly(300, 400);
        assertThat(new String(shown.files().get(0).bytes(), java.nio.charset.StandardCharsets.US_ASCII))
                .startsWith("picture 0");
        assertThat(shown.buttons()).containsExactly("Again", "Edit", "Turn", "Open");
    }

    @Test
    void aButtonCarriesWhatItIsAboutAndWhoPressedIt() {
        Seat ann = rig.seat("Ann");
        Seat bob = rig.seat("Bob");
        Seen shown = picture(ann);

        bob.presses(shown, "Again");

        await().atMost(SOON).until(() -> rig.desk.heard().stream()
                .anyMatch(heard -> heard.call().action().equals("again")));
        Heard pressed = rig.desk.hears("again");
        assertThat(pressed.call().subject()).isEqualTo("subject-1");
        assertThat(pressed.call().user().user()).isEqualTo(bob.person().id());
    }

    @Test
    void aForgedOrForeignButtonIsToldSo() {
        Seat mallory = rig.seat("Mallory");
        Seen shown = picture(mallory);
        int before = rig.desk.heard().size();

        Interaction forged = mallory.forges(shown, "theirs.again.subject-1");
        Interaction old = mallory.forges(shown, rig.ids("gone", "x"));

        await().atMost(SOON).until(() -> forged.answeredWith() == SENTENCE && old.answeredWith() == SENTENCE);
        assertThat(sees(mallory, "refused.unknown").ephemeral()).isTrue();
        assertThat(rig.desk.heard()).hasSize(before);
    }

    @Test
    void asksByAFormAndTakesWhatWasFilledIn() {
        Seat ann = rig.seat("Ann");
        Seen shown = picture(ann);

        ann.presses(shown, "Edit");
        Form form = ann.awaitsForm(SOON);
        assertThat(form.title()).isEqualTo("edit.title");
        assertThat(form.lines().get(0).value()).isEqualTo("the words of subject-1");
        ann.fills(form, Map.of("prompt", "a red fox"));

        Heard edited = rig.desk.hears("edited");
        assertThat(edited.call().option("prompt")).contains("a red fox");
        assertThat(edited.call().subject()).isEqualTo("subject-1");
    }

    @Test
    void aStrangersPressIsAcknowledgedToTheStrangerAlone() {
        Seen shown = picture(rig.seat("Ann"));
        Seat mallory = rig.seat("Mallory");

        mallory.presses(shown, "Again");

        rig.desk.hears("again");
        assertThat(mallory.awaits(Seen::thinking, SOON).ephemeral()).isTrue();
    }

    @Test
    void completesWhileOneTypes() {
        Seat ann = rig.seat("Ann");

        assertThat(ann.suggestions("/imagine", "model", "flu", Map.of("prompt", "x")))
                .containsExactly(new Seen.Choice("Like flu", "imagine-model-flu"));
    }

    @Test
    void whatOnlyTheRequesterIsToSeeNobodyElseSees() {
        Seat ann = rig.seat("Ann");
        Seat bob = rig.seat("Bob");

        ann.types("/balance");
        rig.finish(rig.desk.hears("balance"), Samples.working("three left"));

        assertThat(sees(ann, "three left").ephemeral()).isTrue();
        assertThat(bob.sees()).noneMatch(seen -> seen.words().contains("three left"));
    }

    @Test
    void aRefusalOfWhatEverybodySawIsToldAside() {
        Seat cleo = rig.seat("Cleo");
        Seat bob = rig.seat("Bob");

        cleo.types("/imagine", Map.of("prompt", "refused"));
        Heard heard = hears("refused");
        rig.finish(heard, Samples.refused("no quota left"));
        rig.finish(heard, Samples.refused("no quota left"));

        assertThat(sees(cleo, "no quota left").ephemeral()).isTrue();
        assertThat(cleo.sees())
                .filteredOn(seen -> seen.words().contains("no quota left"))
                .hasSize(1);
        assertThat(bob.sees()).noneMatch(seen -> "Cleo".equals(seen.usedBy()));
    }

    @Test
    void aPageTurnsInItsPlaceAndARefusalLeavesItAlone() {
        Seat lea = rig.seat("Lea");
        Seat bob = rig.seat("Bob");
        Seen shown = picture(lea);

        Interaction turned = lea.presses(shown, "Turn");
        await().atMost(SOON).until(() -> rig.desk.heard().stream()
                .anyMatch(heard -> heard.call().event().equals(turned.id())));
        rig.finish(rig.desk.hears("turn"), Samples.pictures(Samples.picture(3, 50)));
        Seen page = sees(
                lea,
                seen -> seen.id().equals(shown.id())
                        && seen.files().stream().anyMatch(file -> file.bytes().length == 50));
        Interaction refused = bob.presses(page, "Turn");
        await().atMost(SOON).until(() -> rig.desk.heard().stream()
                .anyMatch(heard -> heard.call().event().equals(refused.id())));
        rig.finish(rig.desk.hears("turn"), Samples.refused("not your page"));

        assertThat(turned.answeredWith()).isEqualTo(6);
        assertThat(sees(bob, "not your page").ephemeral()).isTrue();
        assertThat(lea.sees())
                .filteredOn(seen -> seen.id().equals(shown.id()))
                .singleElement()
                .satisfies(seen -> assertThat(seen.words()).contains("Ready"));
    }

    @Test
    void aPictureIsTakenBackLongAfterwards() {
        Seat mia = rig.seat("Mia");
        mia.types("/imagine", Map.of("prompt", "to be deleted"));
        Heard heard = hears("to be deleted");
        rig.finish(heard, Samples.pictures(Samples.picture(0, 100)));
        Seen shown =
                sees(mia, seen -> "Mia".equals(seen.usedBy()) && !seen.files().isEmpty());

        assertThat(rig.addressOf(heard)).doesNotContain(tokenOf(heard));
        Shown taken = rig.finish(heard, Samples.working("It was deleted."));

        assertThat(taken).isInstanceOf(Shown.Done.class);
        assertThat(sees(
                                mia,
                                seen -> seen.id().equals(shown.id())
                                        && seen.words().contains("deleted"))
                        .files())
                .isEmpty();
    }

    private static String tokenOf(Heard heard) {
        return heard.address().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void worksWhereJavacordKnowsNothing() {
        Guild guild = rig.discord.guild();
        Seat inThread = rig.discord.person("Dora").in(guild.openThread(guild.channel("gallery"), "untold", false));
        Seat direct = rig.discord.person("Finn").direct();
        Seat adult = rig.discord.person("Gus").in(guild.channel("after-dark"));

        for (Seat seat : new Seat[] {inThread, direct, adult}) {
            String prompt = "from " + seat.person().name();
            seat.types("/imagine", Map.of("prompt", prompt));
            rig.finish(hears(prompt), Samples.working("here, " + seat.person().name()));
            sees(seat, "here, " + seat.person().name());
        }

        assertThat(hears("from Dora").call().place().thread())
                .isEqualTo(inThread.channel().id());
        assertThat(hears("from Dora").call().place().channel())
                .isEqualTo(guild.channel("gallery").id());
        assertThat(hears("from Finn").call().place().direct()).isTrue();
        assertThat(hears("from Gus").call().place().ageRestricted()).isTrue();
    }

    @Test
    void aFileTooLargeForTheGuildGoesAsAPreviewWithALink() {
        Seat hal = rig.seat("Hal");

        hal.types("/imagine", Map.of("prompt", "large"));
        rig.finish(hears("large"), Samples.pictures(Samples.picture(0, 5000)));

        Seen shown = sees(hal, seen -> seen.words().contains("too large"));
        assertThat(shown.words()).contains("https://loggia.example/media/");
        assertThat(shown.files()).singleElement().satisfies(file -> assertThat(file.name())
                .endsWith("preview.jpg"));
    }

    @Test
    void coversWhatIsToBeCovered() {
        Seat ivy = rig.seat("Ivy");

        ivy.types("/imagine", Map.of("prompt", "covered"));
        rig.finish(hears("covered"), Samples.covered(Samples.picture(0, 100)));

        assertThat(sees(ivy, seen -> !seen.files().isEmpty()).files()).allMatch(Seen.Attachment::spoiler);
    }

    @Test
    void aPictureOfOnesOwnIsGivenAsItsAddress() {
        Seat jan = rig.seat("Jan");

        jan.types(
                "/imagine",
                Map.of("prompt", "with a picture", "like", new Upload("cat.png", "image/png", new byte[] {1, 2, 3})));

        assertThat(hears("with a picture").call().option("like"))
                .hasValueSatisfying(url -> assertThat(url).startsWith("https://cdn.discordapp.com/"));
    }

    @Test
    void moderatorsAreKnownByTheirPermission() {
        Seat kim = rig.discord
                .person("Kim")
                .moderator()
                .locale("de")
                .in(rig.discord.guild().channel("gallery"));

        kim.types("/block", Map.of("person", rig.discord.person("Mallory")));

        Heard heard = rig.desk.hears("block");
        assertThat(heard.call().place().moderator()).isTrue();
        assertThat(heard.call().locale()).isEqualTo(java.util.Locale.GERMAN);
        assertThat(heard.call().option("person"))
                .contains(rig.discord.person("Mallory").id());
    }

    private Seen picture(Seat seat) {
        String prompt = "for " + seat.person().name() + " " + System.nanoTime();
        seat.types("/imagine", Map.of("prompt", prompt));
        rig.finish(hears(prompt), Samples.pictures(Samples.picture(0, 100)));
        return sees(
                seat,
                seen -> seen.buttons().contains("Again") && seat.person().name().equals(seen.usedBy()));
    }

    private Heard hears(String prompt) {
        await().atMost(SOON).until(() -> find(prompt) != null);
        Heard found = find(prompt);
        if (found == null) {
            throw new AssertionError("unheard: " + prompt);
        }
        return found;
    }

    private @org.jspecify.annotations.Nullable Heard find(String prompt) {
        return rig.desk.heard().stream()
                .filter(heard ->
                        heard.call().option("prompt").filter(prompt::equals).isPresent())
                .findFirst()
                .orElse(null);
    }
}
