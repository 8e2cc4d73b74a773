package dev.loggia.engine.generation.read;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a viewer may see of a generation. */
@Component
public class GenerationQueries {
    private static final int SEARCHED_AT_MOST = 1000;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ViewSql sql;
    private final StepSql steps;
    private final Media media;
    private final Catalog catalog;
    private final StatusHints notices;
    private final Admission admission;
    private final InstantSource clock;

    GenerationQueries(
            Jdbi jdbi,
            StepSql steps,
            Media media,
            Catalog catalog,
            StatusHints notices,
            Admission admission,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, ViewSql.class);
        this.steps = steps;
        this.media = media;
        this.catalog = catalog;
        this.notices = notices;
        this.admission = admission;
        this.clock = clock;
    }

    public Optional<GenerationView> find(GenerationId id, @Nullable Requester viewer) {
        return viewer == null
                ? steps.find(id).map(row -> view(row, null, false, beside(List.of(row))))
                : steps.see(id, viewer)
                        .map(seen -> view(seen.row(), viewer, seen.owned(), beside(List.of(seen.row()))));
    }

    public List<Optional<GenerationView>> findAll(List<Generations.Look> looks) {
        if (looks.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = looks.stream().map(look -> look.id().value()).toList();
        Map<GenerationId, GenerationRow> rows =
                sql.listAll(ids).stream().collect(Collectors.toMap(GenerationRow::id, Function.identity()));
        Set<Long> own = ownAmong(ids, looks);
        Beside beside = beside(rows.values());
        return IntStream.range(0, looks.size())
                .mapToObj(i -> Optional.ofNullable(rows.get(looks.get(i).id()))
                        .map(row -> view(row, looks.get(i).viewer(), own.contains(i + 1L), beside)))
                .toList();
    }

    private Set<Long> ownAmong(List<UUID> ids, List<Generations.Look> looks) {
        List<String> kinds = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (Generations.Look look : looks) {
            Requester viewer = look.viewer();
            kinds.add(viewer == null ? "" : viewer.owner().kind().wireName());
            subjects.add(viewer == null ? "" : viewer.owner().subject());
            accounts.add(
                    viewer == null
                            ? ""
                            : viewer.memberAccount().map(AccountId::toString).orElse(""));
        }
        return sql.ownAmong(ids, kinds, subjects, accounts);
    }

    public Optional<GenerationId> findByKey(Requester requester, String key) {
        return sql.findByKey(requester.keyScopes(), key);
    }

    public List<GenerationView> listOwn(Requester requester, @Nullable GenerationId before, int limit) {
        Owner owner = requester.owner();
        AccountId account = requester.memberAccount().orElse(null);
        return views(requester, sql.listOwn(owner.kind().wireName(), owner.subject(), account, before, checked(limit)));
    }

    public List<GenerationView> searchOwn(Requester requester, String words, int limit) {
        Owner owner = requester.owner();
        AccountId account = requester.memberAccount().orElse(null);
        String sought = words.strip().toLowerCase(Locale.ROOT);
        return views(
                requester,
                sql.searchOwn(
                        owner.kind().wireName(), owner.subject(), account, sought, SEARCHED_AT_MOST, checked(limit)));
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("A page has 1 to 100 generations");
        }
        return limit;
    }

    private List<GenerationView> views(Requester requester, List<GenerationRow> rows) {
        Beside beside = beside(rows);
        return rows.stream().map(row -> view(row, requester, true, beside)).toList();
    }

    /** What views say that is not in their rows, read for all of them at once. */
    private record Beside(Map<GenerationId, List<MediaAsset>> media, Map<GenerationId, Integer> places) {}

    private Beside beside(Collection<GenerationRow> rows) {
        return new Beside(
                media.listFor(idsIn(GenerationState.SUCCEEDED, rows)),
                admission.places(idsIn(GenerationState.QUEUED, rows)));
    }

    private static List<GenerationId> idsIn(GenerationState state, Collection<GenerationRow> rows) {
        return rows.stream()
                .filter(row -> row.state() == state && row.deletedAt() == null)
                .map(GenerationRow::id)
                .toList();
    }

    private GenerationView view(GenerationRow row, @Nullable Requester viewer, boolean owned, Beside beside) {
        Instant now = clock.instant();
        boolean legible = owned && viewer != null && !viewer.free();
        boolean hidden = row.unlisted() && !owned;
        boolean gone = row.deletedAt() != null
                || (row.expiresAt() != null && row.state().terminal() && !now.isBefore(row.expiresAt()));
        List<MediaAsset> assets = gone || hidden ? List.of() : beside.media().getOrDefault(row.id(), List.of());
        return new GenerationView(
                row.id(),
                row.version(),
                row.kind(),
                row.state(),
                row.model(),
                settings(row, legible),
                owned,
                row.free(),
                legible ? row.prompt() : null,
                row.price(),
                progress(row, now),
                beside.places().get(row.id()),
                notices.of(row, now).orElse(null),
                row.failureCode() == null ? null : FailureCode.shown(row.failureCode()),
                assets,
                gone,
                row.createdAt(),
                row.finishedAt(),
                row.expiresAt());
    }

    /** What was typed is as private as the prompt: a member alone reads their own. */
    private Map<String, Object> settings(GenerationRow row, boolean legible) {
        Map<String, Object> settings = new LinkedHashMap<>(JsonMapper.shared().readValue(row.settings(), OBJECT));
        if (!legible) {
            settings.keySet().removeAll(catalog.personalSettings());
        }
        return settings;
    }

    /** What the provider says, or an estimate from the typical duration that slows down and never arrives. */
    private static int progress(GenerationRow row, Instant now) {
        if (row.state() == GenerationState.SUCCEEDED) {
            return 100;
        }
        if (row.submittedAt() == null || row.state().terminal()) {
            return row.progress();
        }
        if (row.state() == GenerationState.STORING) {
            return Math.max(row.progress(), 95);
        }
        double elapsed = Duration.between(row.submittedAt(), now).toMillis();
        double typical = Math.max(1, row.typical().toMillis());
        return Math.max(row.progress(), (int) Math.round(90 * (1 - Math.exp(-1.5 * Math.max(0, elapsed) / typical))));
    }
}
