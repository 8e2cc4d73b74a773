package dev.loggia.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How many may come in. */
class JettyConnectionsCustomizerTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void theLaunchersHeapHoldsFiveThousandListenersAndOthersBesides() {
        JettyConnectionsCustomizer connections = new JettyConnectionsCustomizer(settings("0"), 256 * MEGABYTE);
        assertThat(connections.most()).isEqualTo(6_553);
        assertThat(connections.streams()).isEqualTo(4_914);
    }

    @Test
    void aLargeHeapHoldsAsManyAsANodeMayHaveOpen() {
        assertThat(new JettyConnectionsCustomizer(settings("0"), 1024 * MEGABYTE).streams())
                .isEqualTo(15_000);
    }

    @Test
    void whatTheOperatorSetsHasRoomBesideIt() {
        JettyConnectionsCustomizer connections = new JettyConnectionsCustomizer(settings("9000"), 256 * MEGABYTE);
        assertThat(connections.streams()).isEqualTo(9_000);
        assertThat(connections.most()).isEqualTo(12_000);
    }

    private static PortalProperties settings(String streams) {
        return new Binder(new MapConfigurationPropertySource(Map.of("loggia.web.streams", streams)))
                .bindOrCreate("loggia.web", PortalProperties.class);
    }
}
