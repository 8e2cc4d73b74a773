package dev.loggia.engine.quota;

import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.SqlObjects;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Exact free quota: 5 images a UTC day, 1 video an ISO week, by subject, counted in PostgreSQL. A visitor's address counts at
 * three widths, so that a house full of addresses is not a house full of quotas.
 */
@Component
public class FreeQuota {
    static final int MIDDLE_FACTOR = 4;
    static final int WIDE_FACTOR = 16;

    private final QuotaSql sql;
    private final QuotaProperties properties;
    private final InstantSource clock;

    FreeQuota(Jdbi jdbi, QuotaProperties properties, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, QuotaSql.class);
        this.properties = properties;
        this.clock = clock;
    }

    /** What is left to a free requester: the least of what each of its subjects has left. */
    public QuotaLeft left(Requester requester, MediaKind kind) {
        QuotaClaim claim = claim(requester, kind);
        int limit = limit(kind);
        List<Integer> used = sql.used(claim.subjects(), kind.wireName(), claim.window());
        int left = limit;
        for (int i = 0; i < used.size(); i++) {
            left = Math.min(left, claim.limits().get(i) - used.get(i));
        }
        return new QuotaLeft(limit, limit - Math.max(0, left), resetsAt(kind));
    }

    /** What accepting one generation by this requester takes. The taking itself is part of the accept statement. */
    public QuotaClaim claim(Requester requester, MediaKind kind) {
        int limit = limit(kind);
        List<String> subjects = new ArrayList<>(List.of(requester.key()));
        List<Integer> limits = new ArrayList<>(List.of(limit));
        if (requester instanceof Requester.Visitor visitor) {
            AddressKey address = visitor.address();
            if (address.middle() != null) {
                subjects.add("net56:" + address.middle());
                limits.add(limit * MIDDLE_FACTOR);
            }
            subjects.add("net:" + address.wide());
            limits.add(limit * WIDE_FACTOR);
        }
        return new QuotaClaim(window(kind, countedOn(requester)), subjects, limits);
    }

    /**
     * What accepting one more takes of a visitor who answered a challenge after the address's quota was used up: one of the
     * device's own share. An address has only so many shares, at each width.
     */
    public QuotaClaim challengeClaim(Requester.Visitor visitor, MediaKind kind) {
        int share = share(kind);
        int ofAddress = share * properties.challenge().devices();
        AddressKey address = visitor.address();
        List<String> subjects = new ArrayList<>(List.of("device:" + visitor.visitor(), "shares:" + address.narrow()));
        List<Integer> limits = new ArrayList<>(List.of(share, ofAddress));
        if (address.middle() != null) {
            subjects.add("shares56:" + address.middle());
            limits.add(ofAddress * MIDDLE_FACTOR);
        }
        subjects.add("sharesnet:" + address.wide());
        limits.add(ofAddress * WIDE_FACTOR);
        return new QuotaClaim(window(kind, countedOn(visitor)), subjects, limits);
    }

    private int share(MediaKind kind) {
        QuotaProperties.Challenge challenge = properties.challenge();
        return kind == MediaKind.IMAGE ? challenge.imagesPerDay() : challenge.videosPerWeek();
    }

    /** Gives back what a generation used, in the caller's transaction. Idempotent: false when it was given back before. */
    public boolean giveBack(GenerationId generation) {
        return sql.giveBack(generation, clock.instant());
    }

    public int limit(MediaKind kind) {
        return kind == MediaKind.IMAGE ? properties.imagesPerDay() : properties.videosPerWeek();
    }

    /** When the window that counts now ends. */
    public Instant resetsAt(MediaKind kind) {
        LocalDate start = window(kind, today());
        LocalDate end = kind == MediaKind.IMAGE ? start.plusDays(1) : start.plusWeeks(1);
        return end.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A visitor's hashes belong to one week, and so does what they take. */
    private LocalDate countedOn(Requester requester) {
        return requester instanceof Requester.Visitor visitor
                ? visitor.address().dayNearest(today())
                : today();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static LocalDate window(MediaKind kind, LocalDate day) {
        return kind == MediaKind.IMAGE ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
