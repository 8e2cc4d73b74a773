package dev.loggia.engine.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param kept how long a delivery that is over stays listed */
@ConfigurationProperties("loggia.delivery")
record DeliveryProperties(@DefaultValue("30d") Duration kept) {}
