package io.hullmark.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The walls of the topology's module: app to topology to stores and wire, and none of them back. */
@AnalyzeClasses(packages = "io.hullmark.streams", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.hullmark.streams.(*)..").should().beFreeOfCycles();

    // An auditor's replay reads a journal without a broker's machinery.
    @ArchTest
    static final ArchRule WIRE_AND_REPLAY_KNOW_NO_STREAMS = noClasses()
            .that()
            .resideInAnyPackage(
                    "..streams.wire..",
                    "..streams.journal..",
                    "..streams.replay..",
                    "..streams.export..",
                    "..streams.witness..",
                    "..streams.forms..",
                    "..streams.savepoints..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..", "..streams.topology..", "..streams.stores..", "..streams.app..");

    // What compiles rules is handed in, so that a topology can be tested with rules that need no parser.
    @ArchTest
    static final ArchRule ONLY_THE_APP_KNOWS_THE_LANGUAGE = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hullmark.engine.language..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_AGENT =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.hullmark.producer..");

    // Time is the record's, or the context's clock in one class; else a replay would meet another.
    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    "..streams.topology..",
                    "..streams.wire..",
                    "..streams.stores..",
                    "..streams.journal..",
                    "..streams.replay..",
                    "..streams.export..",
                    "..streams.witness..",
                    "..streams.forms..",
                    "..streams.savepoints..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
