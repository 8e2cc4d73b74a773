package dev.loggia.server.doctor;

import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings that are well formed, and yet may not be what the operator wanted. */
final class SettingChecks {
    private static final int VARIED_ENOUGH = 10;

    private final Settings settings;

    SettingChecks(Settings settings) {
        this.settings = settings;
    }

    List<Diagnosis> doors() {
        Doors doors = settings.doors();
        String open = doors.open().isEmpty()
                ? "none, health alone"
                : doors.open().stream().map(Doors.Door::wireName).sorted().collect(Collectors.joining(", "));
        String what = "doors: " + open;
        return List.of(
                doors.workers()
                        ? Diagnosis.ok(what + "; this node works")
                        : Diagnosis.warn(
                                what + "; LOGGIA_WORKERS=off",
                                "another node on the same database must work, or nothing is ever made"));
    }

    List<Diagnosis> turnstile() {
        return settings.turnstile()
                .map(turnstile -> turnstile.forTests()
                        ? Diagnosis.warn(
                                "Turnstile: Cloudflare's keys for tests, which ask nobody anything",
                                "make a widget of your own at https://dash.cloudflare.com")
                        : Diagnosis.ok("Turnstile: on"))
                .map(List::of)
                .orElseGet(() -> List.of(Diagnosis.ok("Turnstile: off")));
    }

    List<Diagnosis> publicUrl() {
        boolean live = settings.kie().live();
        Optional<URI> set = settings.publicUrl();
        if (set.isEmpty()) {
            return List.of(
                    live
                            ? Diagnosis.warn(
                                    "PUBLIC_URL: not set, so KIE.AI cannot call back",
                                    "set it to the address people reach you by; until then results come by polling alone")
                            : Diagnosis.ok("PUBLIC_URL: not set, localhost while rehearsing"));
        }
        URI url = set.get();
        if (live && isPrivate(url)) {
            return List.of(Diagnosis.warn(
                    "PUBLIC_URL: " + url + " cannot be reached from outside, so KIE.AI cannot call back",
                    "use a name whose address is public"));
        }
        return List.of(
                live && !"https".equals(url.getScheme())
                        ? Diagnosis.warn("PUBLIC_URL: " + url + " is not encrypted", "put TLS in front and use https")
                        : Diagnosis.ok("PUBLIC_URL: " + url));
    }

    List<Diagnosis> mediaUrl() {
        return settings.mediaUrl()
                .map(url -> List.of(Diagnosis.ok("LOGGIA_MEDIA_URL: " + url)))
                .orElse(List.of());
    }

    private static boolean isPrivate(URI url) {
        try {
            InetAddress address = InetAddress.getByName(url.getHost());
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    List<Diagnosis> secret() throws IOException {
        Optional<Secret> set = settings.masterSecret();
        if (set.isPresent()) {
            boolean varied = set.get().value().chars().distinct().count() >= VARIED_ENOUGH;
            return List.of(
                    varied
                            ? Diagnosis.ok("secret: from LOGGIA_SECRET")
                            : Diagnosis.fail(
                                    "secret: LOGGIA_SECRET can be guessed", "make one with: openssl rand -base64 48"));
        }
        Path file = settings.dataFolder().resolve("secret");
        if (Files.exists(file) && isReadByOthers(file)) {
            return List.of(Diagnosis.fail("secret: " + file + " can be read by others", "chmod 600 " + file));
        }
        if (settings.database().isPresent()) {
            return List.of(Diagnosis.warn(
                    "secret: kept in this node's data folder, while the database may be shared",
                    "with more than one node, set LOGGIA_SECRET to the text of " + file + " on all of them"));
        }
        return List.of(Diagnosis.ok(
                "secret: kept in the data folder" + (Files.exists(file) ? "" : ", made at the first start")));
    }

    private static boolean isReadByOthers(Path file) throws IOException {
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
        return allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ);
    }
}
