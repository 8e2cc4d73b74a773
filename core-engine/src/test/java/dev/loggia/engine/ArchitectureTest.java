package dev.loggia.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A feature is a folder with one front door, and no two features lean on each other. */
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.loggia.engine");

    @Test
    void featuresHaveNoCyclesAndUseFrontDoorsOnly() {
        ApplicationModules features =
                ApplicationModules.of("dev.loggia.engine", ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
        assertThat(features.stream().count()).isGreaterThan(12);
        features.verify();
    }

    @Test
    void thePartsOfAGenerationHaveNoCycles() {
        slices().matching("dev.loggia.engine.generation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ENGINE);
    }

    @Test
    void theEngineKnowsNoWebAndNoChat() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..", "jakarta.servlet..", "org.javacord..", "org.telegram..")
                .check(ENGINE);
    }

    @Test
    void providersAreKnownInTheirAdaptersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.loggia.engine.media.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(ENGINE);
    }

    @Test
    void timeComesFromTheClockAndNobodyPrints() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessField(System.class, "out")
                .check(ENGINE);
    }
}
