package io.hullmark.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hullmark.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    // What people read is made of records alone, so that it can be tested as a table and shown by another front end.
    @ArchTest
    static final ArchRule THE_CONSOLE_AND_REPORTS_KNOW_NO_KAFKA = noClasses()
            .that()
            .resideInAnyPackage("..cli.console..", "..cli.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.hullmark.schemas.topics..",
                    "io.hullmark.streams..",
                    "io.hullmark.producer..",
                    "io.hullmark.broker..",
                    "io.hullmark.cli");

    // A command that takes a record apart by itself would decode, redact or judge otherwise than the processes do.
    @ArchTest
    static final ArchRule COMMANDS_USE_THE_DOORS_OF_THE_PROCESSES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hullmark.streams.topology..",
                    "io.hullmark.streams.stores..",
                    "io.hullmark.streams.wire..",
                    "io.hullmark.producer.redact..",
                    "io.hullmark.producer.reconcile..",
                    "io.hullmark.producer.translate..",
                    "io.hullmark.engine.journal..",
                    "io.hullmark.engine.picture..",
                    "kafka..");

    @ArchTest
    static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS = classes()
            .that()
            .doNotHaveSimpleName("Main")
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                    com.tngtech.archunit.lang.conditions.ArchConditions.callMethod(System.class, "exit", int.class)));
}
