package dev.loggia.server.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The origin that results are shown under when that is not the pages'. */
final class MediaHost {
    private static final String NAME = "LOGGIA_MEDIA_URL";

    private MediaHost() {}

    static Optional<URI> read(SettingSource source, Optional<URI> publicUrl) {
        Optional<URI> media = source.find(NAME).map(text -> WebAddress.parse(NAME, text));
        media.ifPresent(url -> check(url, publicUrl.orElse(null)));
        return media;
    }

    private static void check(URI url, @Nullable URI publicUrl) {
        if (!url.getPath().isEmpty() || url.getQuery() != null || url.getFragment() != null) {
            throw new StartupProblem(
                    NAME + " must be an origin such as https://media.example.org, with nothing behind the"
                            + " host and port.");
        }
        if (!"https".equals(url.getScheme()) && !WebAddress.isLoopback(url)) {
            throw new StartupProblem(NAME + " must begin with https://, since a browser shows no plain pictures on an"
                    + " encrypted page.");
        }
        if (publicUrl == null) {
            throw new StartupProblem(NAME + " needs PUBLIC_URL, so that it is clear which host has the pages.");
        }
        if (sameHost(url, publicUrl)) {
            throw new StartupProblem(NAME
                    + " must name another host than PUBLIC_URL; remove it to show results where the" + " pages are.");
        }
    }

    private static boolean sameHost(URI one, URI other) {
        return authority(one).equals(authority(other));
    }

    private static String authority(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return url.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
