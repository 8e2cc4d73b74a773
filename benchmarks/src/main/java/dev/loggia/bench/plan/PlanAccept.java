package dev.loggia.bench.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the first plan wrote down for a member's request, on the same pool and database: read the balance, compare, deduct,
 * record the deduction, record the generation; each statement its own transaction, as there. In plain JDBC, so that nothing
 * but the algorithm is measured. It sells one balance several times over (docs/proof/race.md).
 */
final class PlanAccept {
    private static final String PROMPT = "a lighthouse at dusk, painted in oil";

    private final DataSource connections;

    PlanAccept(DataSource connections, int users) {
        this.connections = connections;
        run("drop schema if exists plan cascade");
        run("create schema plan");
        run("""
                create table plan.users (
                  id text primary key, email text unique, wallet_address text unique,
                  tier text check (tier in ('free', 'authenticated', 'admin')) default 'free',
                  credits integer default 0,
                  created_at timestamptz default current_timestamp, updated_at timestamptz default current_timestamp)""");
        run("""
                create table plan.credit_transactions (
                  id text primary key, user_id text references plan.users (id),
                  type text check (type in ('purchase', 'deduction', 'refund')),
                  amount integer, source text, reference_id text, created_at timestamptz default current_timestamp)""");
        run("""
                create table plan.generation_history (
                  id text primary key, user_id text, ip_address text, user_tier text,
                  type text check (type in ('image', 'video')), prompt text, prompt_visible boolean default true,
                  status text check (status in ('processing', 'completed', 'failed')), result_urls text,
                  credits_used integer, usd_cost decimal(10, 4), provider text default 'kie.ai',
                  provider_transaction_id text, creem_payment_id text,
                  created_at timestamptz default current_timestamp, completed_at timestamptz)""");
        for (int i = 0; i < users; i++) {
            run("insert into plan.users (id, tier, credits) values (?, 'authenticated', 100000000)", user(i));
        }
    }

    void accept(int caller) {
        String user = user(caller);
        String id = UUID.randomUUID().toString();
        if (credits(user) < 1) {
            throw new IllegalStateException("The plan's user has no credits left");
        }
        run("update plan.users set credits = credits - 1, updated_at = current_timestamp where id = ?", user);
        run("""
                insert into plan.credit_transactions (id, user_id, type, amount, source, reference_id)
                values (gen_random_uuid()::text, ?, 'deduction', 1, 'generation', ?)""", user, id);
        run("""
                insert into plan.generation_history (id, user_id, user_tier, type, prompt, status, credits_used, usd_cost)
                values (?, ?, 'authenticated', 'image', ?, 'processing', 1, 0.02)""", id, user, PROMPT);
    }

    private int credits(String user) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select credits from plan.users where id = ?")) {
            statement.setString(1, user);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, String... values) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String user(int number) {
        return "user-" + number;
    }
}
