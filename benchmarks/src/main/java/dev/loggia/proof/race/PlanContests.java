package dev.loggia.proof.race;

import dev.loggia.proof.frame.ProofEngine;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;

/**
 * The algorithm that Loggia's first plan wrote down, on the same PostgreSQL: read what is used or left, compare in the program,
 * then write. Statements and tables are the plan's own ({@code checkFreeQuota}, {@code incrementQuota}, {@code getUserCredits},
 * {@code deductCredits}), each statement its own transaction as there; only the SQLite words are PostgreSQL's. Nothing waits
 * between check and write, though the plan calls the provider there: a real system would oversell more.
 */
final class PlanContests {
    private static final int IMAGES = 5;
    private static final int CREDITS = 10;
    private static final String NAME = "the plan";

    private final Jdbi jdbi;

    PlanContests(ProofEngine engine) {
        jdbi = engine.jdbi();
        jdbi.useHandle(handle -> handle.execute("""
                create schema plan;
                create table plan.users (
                  id text primary key,
                  tier text check (tier in ('free', 'authenticated', 'admin')) default 'free',
                  credits integer default 0
                );
                create table plan.daily_quotas (
                  id text primary key default gen_random_uuid()::text,
                  user_id text,
                  ip_address text,
                  date date,
                  images_used integer default 0,
                  videos_used integer default 0,
                  unique (user_id, date),
                  unique (ip_address, date)
                );
                create table plan.credit_transactions (
                  id text primary key,
                  user_id text references plan.users (id),
                  type text check (type in ('purchase', 'deduction', 'refund')),
                  amount integer,
                  source text,
                  reference_id text,
                  created_at timestamptz default current_timestamp
                )"""));
    }

    Contest quota() {
        return new Plan("quota of " + IMAGES, IMAGES) {
            @Override
            public Callable<Boolean> prepare(int repetition) {
                return () -> checkFreeQuota(address(repetition)) && incrementQuota(address(repetition));
            }

            @Override
            public long given(int repetition) {
                return imagesUsed(address(repetition));
            }
        };
    }

    Contest balance() {
        return new Plan("balance for " + CREDITS, CREDITS) {
            @Override
            public Callable<Boolean> prepare(int repetition) {
                jdbi.useHandle(handle -> handle.execute(
                        "insert into plan.users (id, tier, credits) values (?, 'authenticated', ?)",
                        user(repetition),
                        CREDITS));
                return () -> credits(user(repetition)) >= 1 && deductCredits(user(repetition), 1);
            }

            @Override
            public long given(int repetition) {
                return CREDITS - credits(user(repetition));
            }
        };
    }

    private boolean checkFreeQuota(String ip) {
        return imagesUsed(ip) < IMAGES;
    }

    private long imagesUsed(String ip) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select images_used, videos_used from plan.daily_quotas
                        where ip_address = :ip and date = current_date""")
                .bind("ip", ip)
                .map((rows, context) -> rows.getLong("images_used"))
                .findOne()
                .orElse(0L));
    }

    private boolean incrementQuota(String ip) {
        return 1
                == jdbi.withHandle(
                        handle -> handle.createUpdate("""
                        insert into plan.daily_quotas as quota (ip_address, date, images_used)
                        values (:ip, current_date, 1)
                        on conflict (ip_address, date) do update set images_used = quota.images_used + 1""").bind("ip", ip).execute());
    }

    private long credits(String user) {
        return jdbi.withHandle(handle -> handle.createQuery("select credits from plan.users where id = :user")
                .bind("user", user)
                .mapTo(Long.class)
                .one());
    }

    private boolean deductCredits(String user, int amount) {
        return 1
                == jdbi.withHandle(handle -> handle.createUpdate(
                                "update plan.users set credits = credits - :amount where id = :user")
                        .bind("amount", amount)
                        .bind("user", user)
                        .execute());
    }

    private static String address(int repetition) {
        return "client-" + repetition;
    }

    private static String user(int repetition) {
        return "user-" + repetition;
    }

    private abstract static class Plan implements Contest {
        private final String prize;
        private final int allowed;

        Plan(String prize, int allowed) {
            this.prize = prize;
            this.allowed = allowed;
        }

        @Override
        public String algorithm() {
            return NAME;
        }

        @Override
        public String prize() {
            return prize;
        }

        @Override
        public int allowed() {
            return allowed;
        }
    }
}
