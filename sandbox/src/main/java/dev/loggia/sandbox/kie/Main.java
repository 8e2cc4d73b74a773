package dev.loggia.sandbox.kie;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The stand-in as a process of its own, so that what it stands in for can be killed beside it. Arguments, each with a
 * value: {@code --port --state-dir --api-key --webhook-key --duration-factor --invisible-ms --rate-limit
 * --picture-side --public-url --result-expiry-hours}. With a state directory its address is written to the file {@code address}
 * there once it listens. Runs until it is ended.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Options options = read(arguments);
        CountDownLatch never = new CountDownLatch(1);
        try (KieStandIn standIn = KieStandIn.start(options)) {
            Path directory = options.stateDir();
            if (directory != null) {
                Path address = directory.resolve("address");
                Files.writeString(address, standIn.baseUri().toString(), StandardCharsets.UTF_8);
            }
            never.await();
        }
    }

    static Options read(String[] arguments) {
        Options.Builder options = Options.builder();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--port" -> options.port(Integer.parseInt(value));
                case "--state-dir" -> options.stateDir(Path.of(value));
                case "--api-key" -> options.apiKey(value);
                case "--webhook-key" -> options.webhookHmacKey(value);
                case "--duration-factor" -> options.durationFactor(Double.parseDouble(value));
                case "--invisible-ms" -> options.invisibleFor(Duration.ofMillis(Long.parseLong(value)));
                case "--rate-limit" -> options.rateLimit(Integer.parseInt(value));
                case "--picture-side" -> options.pictureSide(Integer.parseInt(value));
                case "--public-url" -> options.publicUrl(URI.create(value));
                case "--result-expiry-hours" -> options.resultExpiry(Duration.ofHours(Long.parseLong(value)));
                default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
            }
        }
        return options.build();
    }
}
