package dev.loggia.engine.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same again, without its words leaving the engine; and taking something out of the feed. */
class RepeatTest {
    @TempDir
    private Path folder;

    private TestEngine engine;
    private Requester.Member ann;
    private GenerationId first;

    @BeforeEach
    void start() {
        engine = TestEngine.start(folder);
        ann = engine.member(100);
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        SubmitOutcome outcome = engine.generations()
                .submit(new SubmitGeneration(
                        ann,
                        "test",
                        MediaKind.IMAGE,
                        "a lighthouse",
                        "ideogram-3",
                        Map.of("seed", 7, "aspectRatio", "16:9", "negativePrompt", "people"),
                        false,
                        null,
                        null,
                        null));
        first = ((SubmitOutcome.Accepted) outcome).id();
        engine.await(first, GenerationState.SUCCEEDED);
    }

    @AfterEach
    void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void keepsEverythingButWhatIsChanged() {
        GenerationId second = accepted(repeat(ann, null, Map.of("seed", ""), "k1"));
        engine.await(second, GenerationState.RUNNING);

        assertThat(engine.provider().task(second).job().prompt()).isEqualTo("a lighthouse");
        assertThat(engine.generations().find(second, ann).orElseThrow().settings())
                .containsEntry("aspectRatio", "16:9")
                .containsEntry("negativePrompt", "people")
                .doesNotContainKey("seed");
    }

    @Test
    void takesOtherWords() {
        GenerationId second = accepted(repeat(ann, "a red lighthouse", Map.of(), "k1"));
        engine.await(second, GenerationState.RUNNING);

        assertThat(engine.provider().task(second).job().prompt()).isEqualTo("a red lighthouse");
    }

    @Test
    void theSameKeyIsTheSameWish() {
        assertThat(accepted(repeat(ann, null, Map.of(), "k1"))).isEqualTo(accepted(repeat(ann, null, Map.of(), "k1")));
    }

    @Test
    void isForTheOwnerAndForWhatIsThere() {
        assertThat(engine.generations().repeat(repeat(engine.member(100), null, Map.of(), "k1")))
                .isEmpty();
        assertThat(engine.generations().remove(first, ann)).isEqualTo(RemoveOutcome.DELETED);
        assertThat(engine.generations().repeat(repeat(ann, null, Map.of(), "k2")))
                .isEmpty();
    }

    @Test
    void wordsAreToldToWhoWroteThemAndOnlyWhileTheyAreKept() {
        assertThat(engine.generations().words(first, ann)).contains("a lighthouse");
        assertThat(engine.generations().words(first, engine.member(100))).isEmpty();
        assertThat(engine.generations().remove(first, ann)).isEqualTo(RemoveOutcome.DELETED);
        assertThat(engine.generations().words(first, ann)).isEmpty();
    }

    @Test
    void onesOwnAreFoundByTheirWordsInAnyCaseAndNobodyElses() {
        assertThat(engine.generations().searchOwn(ann, " LightHouse ", 10))
                .extracting(GenerationView::id)
                .containsExactly(first);
        assertThat(engine.generations().searchOwn(ann, "", 10)).hasSize(1);
        assertThat(engine.generations().searchOwn(ann, "harbour", 10)).isEmpty();
        assertThat(engine.generations().searchOwn(engine.member(100), "lighthouse", 10))
                .isEmpty();
    }

    @Test
    void whatIsWithdrawnIsNoLongerInTheFeedAndStillItsMakers() {
        assertThat(engine.feed().isPublished(first)).isTrue();
        assertThat(engine.generations().withdraw(first)).isTrue();
        assertThat(engine.generations().withdraw(first)).isFalse();
        assertThat(engine.feed().isPublished(first)).isFalse();

        assertThat(engine.feed().page(Feed.Viewer.MEMBER, null, 10).items()).isEmpty();
        assertThat(engine.generations().find(first, ann).orElseThrow().media()).hasSize(1);
    }

    private RepeatGeneration repeat(
            Requester requester, @Nullable String prompt, Map<String, Object> changes, String key) {
        return new RepeatGeneration(first, requester, "test", prompt, changes, key, null);
    }

    private GenerationId accepted(RepeatGeneration wish) {
        return ((SubmitOutcome.Accepted) engine.generations().repeat(wish).orElseThrow()).id();
    }
}
