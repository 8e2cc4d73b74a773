package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.MediaKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks a catalogue file. A broken one stops the start with one sentence that names the place. */
final class CatalogReader {
    static final String BUNDLED = "dev/loggia/engine/catalog/catalog.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogReader() {}

    static Catalog bundled() {
        return read(new ClassPathResource(BUNDLED));
    }

    /** @throws LoggiaException CONFIGURATION when the file cannot be read or breaks a rule */
    static Catalog read(Resource location) {
        try (InputStream in = location.getInputStream()) {
            return build(Objects.requireNonNullElseGet(JSON.readValue(in, CatalogFile.class), () -> {
                throw new IllegalArgumentException("it is empty");
            }));
        } catch (IOException e) {
            throw broken(location, "it cannot be opened", e);
        } catch (JacksonException e) {
            throw broken(location, firstLine(e) + " (line " + e.getLocation().getLineNr() + ")", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw broken(location, String.valueOf(e.getMessage()), e);
        }
    }

    private static Catalog build(CatalogFile file) {
        Map<MediaKind, CatalogFile.Defaults> defaults = new EnumMap<>(MediaKind.class);
        file.defaults().forEach((kind, names) -> defaults.put(MediaKind.parse(kind), names));
        List<Offer> offers = file.models().stream().map(it -> offer(file, it)).toList();
        return new Catalog(file.version(), file.creditValueUsdMicros(), offers, defaults);
    }

    private static Offer offer(CatalogFile file, CatalogFile.ModelEntry entry) {
        try {
            return new OfferBuilder(file, entry).build();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("model " + entry.id() + ": " + e.getMessage(), e);
        }
    }

    private static String firstLine(JacksonException e) {
        String message =
                e.getCause() instanceof IllegalArgumentException rule ? rule.getMessage() : e.getOriginalMessage();
        return String.valueOf(message).lines().findFirst().orElse("it is not JSON");
    }

    private static LoggiaException broken(Resource location, String why, Exception cause) {
        return new LoggiaException(
                ErrorCode.CONFIGURATION,
                "The model catalogue " + location.getDescription() + " cannot be used: " + why
                        + ". Correct it, or leave loggia.catalog.location unset to use the bundled one.",
                cause);
    }
}
