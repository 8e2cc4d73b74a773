package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.testing.Views;
import dev.loggia.portal.web.PortalProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationWatchesTest {

    @Test
    void allThatAreWatchedAreReadAtOnceAndEachIsToldWhatIsNewForIt() {
        Generations generations = mock(Generations.class);
        GenerationUpdates updates = mock(GenerationUpdates.class);
        PortalProperties properties = mock(PortalProperties.class);
        when(properties.reread()).thenReturn(Duration.ofHours(1));
        when(updates.subscribe(any(), any())).thenReturn(mock(Subscription.class));
        GenerationId done = GenerationId.random();
        when(generations.find(any(), any())).thenAnswer(call -> Optional.of(Views.running(call.getArgument(0))));
        when(generations.findAll(any())).thenAnswer(call -> call.<List<Generations.Look>>getArgument(0).stream()
                .map(look -> Optional.of(look.id().equals(done) ? Views.failed(done, "no") : Views.running(look.id())))
                .toList());
        GenerationWatches watches = new GenerationWatches(generations, updates, properties);
        List<Optional<GenerationView>> told = new ArrayList<>();
        List<Optional<GenerationView>> other = new ArrayList<>();
        watches.prepare(done, null).start(told::add);
        watches.prepare(GenerationId.random(), null).start(other::add);

        watches.lookAgain();
        watches.lookAgain();

        verify(generations, times(2)).find(any(), any());
        verify(generations, times(2)).findAll(any());
        assertThat(told)
                .extracting(view -> view.orElseThrow().state())
                .containsExactly(GenerationState.RUNNING, GenerationState.FAILED);
        assertThat(other).hasSize(1);
        watches.destroy();
    }
}
