package dev.loggia.engine.platform;

import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** JDBI as the engine uses it: SQL objects, PostgreSQL types and our typed ids. */
public final class EngineJdbi {
    private EngineJdbi() {}

    public static Jdbi over(ConnectionFactory connections) {
        EngineConnections own = new EngineConnections(connections);
        Jdbi jdbi = Jdbi.create(own).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        jdbi.getConfig(EngineConnections.Known.class).keep(own);
        jdbi.registerArgument(new GenerationIdArgument());
        jdbi.registerArgument(new AccountIdArgument());
        jdbi.registerColumnMapper(
                GenerationId.class,
                (rows, column, context) -> optionalId(rows.getObject(column, UUID.class), GenerationId::new));
        jdbi.registerColumnMapper(
                AccountId.class,
                (rows, column, context) -> optionalId(rows.getObject(column, UUID.class), AccountId::new));
        return jdbi;
    }

    @SuppressWarnings("NullAway") // a null column is a null component, as JDBI's own mappers do
    private static <T> T optionalId(UUID value, java.util.function.Function<UUID, T> constructor) {
        return value == null ? null : constructor.apply(value);
    }

    private static final class GenerationIdArgument extends AbstractArgumentFactory<GenerationId> {
        GenerationIdArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(GenerationId id, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, id.value());
        }
    }

    private static final class AccountIdArgument extends AbstractArgumentFactory<AccountId> {
        AccountIdArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(AccountId id, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, id.value());
        }
    }
}
