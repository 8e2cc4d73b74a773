package dev.loggia.engine.platform;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.spring.SpringConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** JDBI on Spring's transactions: statements of one {@link TransactionOperations} block share a connection. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    Jdbi jdbi(DataSource dataSource) {
        return EngineJdbi.over(new SpringConnectionFactory(dataSource));
    }

    @Bean
    TransactionOperations transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource instantSource() {
        return Clock.systemUTC();
    }
}
