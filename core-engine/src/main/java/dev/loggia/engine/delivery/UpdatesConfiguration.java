package dev.loggia.engine.delivery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds how watchers are woken. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpdatesProperties.class)
class UpdatesConfiguration {}
