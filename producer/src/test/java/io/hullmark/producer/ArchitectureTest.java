package io.hullmark.producer;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the agent: looking knows nothing of sending, and each library is met in one place. */
@AnalyzeClasses(packages = "io.hullmark.producer", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] LOOKING = {
        "io.hullmark.producer.docker..",
        "io.hullmark.producer.host..",
        "io.hullmark.producer.translate..",
        "io.hullmark.producer.redact..",
        "io.hullmark.producer.reconcile..",
        "io.hullmark.producer.inspected..",
        "io.hullmark.producer.recording..",
        "io.hullmark.producer.sense.."
    };
    private static final String[] SENDING = {
        "io.hullmark.producer.ledger..", "io.hullmark.producer.spool..", "io.hullmark.producer.publish.."
    };
    private static final String JDK = "java..";
    private static final String MARKS = "org.jspecify..";
    private static final String WIRE = "io.hullmark.wire..";

    // A host without an engine shows a recording, and a test looks without a broker: the seam is the observe package
    // alone.

    @ArchTest
    static final ArchRule LOOKING_KNOWS_NOTHING_OF_SENDING = noClasses()
            .that()
            .resideInAnyPackage(LOOKING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SENDING);

    @ArchTest
    static final ArchRule SENDING_KNOWS_NOTHING_OF_LOOKING = noClasses()
            .that()
            .resideInAnyPackage(SENDING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LOOKING);

    @ArchTest
    static final ArchRule THE_SEAM_KNOWS_ONLY_THE_WIRE = classes()
            .that()
            .resideInAPackage("io.hullmark.producer.observe..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.hullmark.producer.observe..", WIRE, JDK, MARKS);

    // What keeps secrets on the host is read by people who must be sure of it, so it holds nothing else.

    @ArchTest
    static final ArchRule REDACTION_KNOWS_ONLY_THE_WIRE = classes()
            .that()
            .resideInAPackage("io.hullmark.producer.redact..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.hullmark.producer.redact..", WIRE, JDK, "javax.crypto..", MARKS);

    @ArchTest
    static final ArchRule TRANSLATION_IS_PURE = classes()
            .that()
            .resideInAPackage("io.hullmark.producer.translate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.hullmark.producer.translate..",
                    "io.hullmark.producer.redact..",
                    "io.hullmark.schemas.codec..",
                    WIRE,
                    "com.fasterxml.jackson..",
                    "org.apache.avro..",
                    JDK,
                    MARKS);

    // What is measured by files must cost the engine nothing, so it can't even ask.

    @ArchTest
    static final ArchRule CONTROL_GROUPS_ARE_READ_WITHOUT_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.hullmark.producer.sense.cgroup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hullmark.producer.docker..", "io.hullmark.producer.sense.stats..");

    // A library that is met in one place can be replaced, and its failures are turned into ours there.

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_MEETS_DOCKER_JAVA =
            onlyIn("io.hullmark.producer.docker..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_MEETS_KAFKA = onlyIn("io.hullmark.producer.publish..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_MEETS_THE_DATABASE =
            onlyIn("io.hullmark.producer.spool..", "org.sqlite..", "java.sql..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_WHO_ASSEMBLES =
            onlyIn("io.hullmark.producer.agent..", "io.hullmark.producer.agent..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("io.hullmark.producer.(*)..").should().beFreeOfCycles();

    // Whoever sleeps can't be told to stop.

    @ArchTest
    static final ArchRule NOBODY_SLEEPS =
            noClasses().should().callMethodWhere(JavaCall.Predicates.target(name("sleep")));

    private static ArchRule onlyIn(String place, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
