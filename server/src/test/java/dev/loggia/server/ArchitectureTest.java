package dev.loggia.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way dependencies may run between the modules. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.loggia");

    @Test
    void doorsNeverSeeEachOther() {
        slices().matching("dev.loggia.(portal|discord|telegram)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void standInsDependOnNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("dev.loggia.sandbox..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.loggia.engine..", "dev.loggia.portal..", "dev.loggia.server..", "dev.loggia.agents..")
                .check(ALL);
    }

    @Test
    void onlyTheServerKnowsTheStandIns() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.loggia.sandbox..", "dev.loggia.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.loggia.sandbox..")
                .check(ALL);
    }
}
