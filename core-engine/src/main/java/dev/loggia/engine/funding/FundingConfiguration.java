package dev.loggia.engine.funding;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FundingProperties.class)
class FundingConfiguration {

    @Bean
    FundingMode fundingMode(FundingProperties properties, ObjectProvider<GenerationPayment> payment) {
        if (properties.mode() != FundingMode.PREFUNDED && payment.getIfAvailable() == null) {
            String mode = properties.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.funding.mode=" + mode
                            + " needs a payment service that can pay the provider, and none is built in yet: use prefunded");
        }
        return properties.mode();
    }
}
