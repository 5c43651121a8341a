package io.hullmark.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The walls of the engine: who may know whom, and what may never decide a verdict. */
@AnalyzeClasses(packages = "io.hullmark.engine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String JDK = "java..";
    private static final String MARKS = "org.jspecify..";
    private static final String FACTS = "io.hullmark.engine.facts..";
    private static final String DOCKER = "io.hullmark.engine.docker..";
    private static final String RULES = "io.hullmark.engine.rules..";
    private static final String PICTURE = "io.hullmark.engine.picture..";
    private static final String COVERAGE = "io.hullmark.engine.coverage..";
    private static final String VERDICTS = "io.hullmark.engine.verdicts..";
    private static final String FINDINGS = "io.hullmark.engine.findings..";
    private static final String DECISIONS = "io.hullmark.engine.decisions..";
    private static final String EXCEPTIONS = "io.hullmark.engine.exceptions..";
    private static final String STATEMENTS = "io.hullmark.engine.statements..";
    private static final String JOURNAL = "io.hullmark.engine.journal..";
    private static final String WHAT_IF = "io.hullmark.engine.whatif..";
    private static final String ASSESSMENT = "io.hullmark.engine.assessment..";
    private static final String CHECK = "io.hullmark.engine.check..";
    private static final String SCORE = "io.hullmark.engine.score..";
    private static final String TELEMETRY = "io.hullmark.engine.telemetry..";
    private static final String CONDITIONS = "io.hullmark.engine.conditions..";
    private static final String DETECTORS = "io.hullmark.engine.detectors..";
    private static final String TRANSPARENCY = "io.hullmark.engine.transparency..";
    private static final String ANOMALIES = "io.hullmark.engine.anomalies..";
    private static final String LANGUAGE = "io.hullmark.engine.language..";

    // Replays and tests run the fold without any library, and arrows that point back would knot its stages together.

    @ArchTest
    static final ArchRule FACTS_KNOW_ONLY_THE_JDK = in(FACTS, JDK, MARKS);

    @ArchTest
    static final ArchRule DOCKER_KNOWS_ONLY_THE_JDK = in(DOCKER, JDK, MARKS);

    @ArchTest
    static final ArchRule TRANSPARENCY_KNOWS_ONLY_THE_JDK = in(TRANSPARENCY, JDK, MARKS);

    @ArchTest
    static final ArchRule RULES_READ_FACTS = in(RULES, JDK, MARKS, FACTS);

    @ArchTest
    static final ArchRule THE_PICTURE_KNOWS_NO_RULES = in(PICTURE, JDK, MARKS, FACTS, DOCKER);

    @ArchTest
    static final ArchRule COVERAGE_LOOKS_BACK = in(COVERAGE, JDK, MARKS, FACTS, PICTURE);

    @ArchTest
    static final ArchRule VERDICTS_FOLLOW_FROM_RULES = in(VERDICTS, JDK, MARKS, FACTS, PICTURE, RULES);

    @ArchTest
    static final ArchRule FINDINGS_FOLLOW_FROM_VERDICTS = in(FINDINGS, JDK, MARKS, FACTS, DOCKER, RULES, VERDICTS);

    @ArchTest
    static final ArchRule DECISIONS_ARE_ABOUT_FINDINGS = in(DECISIONS, JDK, MARKS, FACTS, DOCKER, RULES, FINDINGS);

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_DECISIONS = in(EXCEPTIONS, JDK, MARKS, FACTS, DECISIONS);

    @ArchTest
    static final ArchRule STATEMENTS_ARE_LIKE_DECISIONS = in(STATEMENTS, JDK, MARKS, FACTS, DECISIONS);

    @ArchTest
    static final ArchRule A_SCORE_COUNTS_VERDICTS = in(SCORE, JDK, MARKS, RULES);

    @ArchTest
    static final ArchRule THE_FOLD_KNOWS_NO_LIBRARY =
            in(JOURNAL, JDK, MARKS, FACTS, RULES, PICTURE, VERDICTS, FINDINGS, DECISIONS);

    @ArchTest
    static final ArchRule WHAT_IF_HOLDS_TWO_FOLDS_AGAINST_EACH_OTHER =
            in(WHAT_IF, JDK, MARKS, FACTS, RULES, PICTURE, VERDICTS, FINDINGS, JOURNAL);

    @ArchTest
    static final ArchRule AN_ASSESSMENT_LISTENS_TO_A_FOLD =
            in(ASSESSMENT, JDK, MARKS, FACTS, RULES, PICTURE, VERDICTS, FINDINGS, JOURNAL);

    @ArchTest
    static final ArchRule A_CHECK_FOLDS = in(CHECK, JDK, MARKS, FACTS, RULES, FINDINGS, JOURNAL);

    @ArchTest
    static final ArchRule TELEMETRY_IS_NUMBERS_OF_FACTS = in(TELEMETRY, JDK, MARKS, FACTS);

    @ArchTest
    static final ArchRule CONDITIONS_STAND_BESIDE_THE_FOLD =
            in(CONDITIONS, JDK, MARKS, FACTS, RULES, VERDICTS, PICTURE, JOURNAL, TELEMETRY);

    @ArchTest
    static final ArchRule DETECTORS_KNOW_NUMBERS = in(DETECTORS, JDK, MARKS);

    @ArchTest
    static final ArchRule ANOMALIES_STAND_BESIDE_THE_FOLD =
            in(ANOMALIES, JDK, MARKS, FACTS, RULES, FINDINGS, PICTURE, JOURNAL, TELEMETRY, DETECTORS);

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.hullmark.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_LANGUAGE_KNOWS_PARSERS = noClasses()
            .that()
            .resideOutsideOfPackage(LANGUAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cel..", "com.google..", "org.yaml..", "org.slf4j..", "org.apache..", "com.fasterxml..");

    // A verdict depends on the facts before it and on nothing else: the same journal must give the same bytes in any
    // process.

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    /** Enums and keys made of them hash to another number in every process, so whoever walks through such a set walks in chance order. */
    @ArchTest
    static final ArchRule NO_WALK_IN_CHANCE_ORDER = noClasses()
            .that()
            .resideInAnyPackage(
                    PICTURE, VERDICTS, FINDINGS, EXCEPTIONS, JOURNAL, CONDITIONS, ANOMALIES, WHAT_IF, ASSESSMENT)
            .should()
            .callMethod(HashMap.class, "forEach", java.util.function.BiConsumer.class)
            .orShould()
            .callMethod(HashMap.class, "entrySet")
            .orShould()
            .callMethod(HashMap.class, "keySet")
            .orShould()
            .callMethod(HashMap.class, "values")
            .orShould()
            .callMethod(HashSet.class, "iterator")
            .orShould()
            .callMethod(HashSet.class, "stream");

    private static ArchRule in(String inside, String... known) {
        var all = new String[known.length + 1];
        System.arraycopy(known, 0, all, 0, known.length);
        all[known.length] = inside;
        return classes()
                .that()
                .resideInAPackage(inside)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }
}
