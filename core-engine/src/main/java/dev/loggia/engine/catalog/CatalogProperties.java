package dev.loggia.engine.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * @param location another catalogue file, such as {@code file:/etc/loggia/catalog.json}, for an operator with other
 *     prices or models
 */
@ConfigurationProperties("loggia.catalog")
record CatalogProperties(
        @DefaultValue("classpath:" + CatalogReader.BUNDLED) Resource location) {}
