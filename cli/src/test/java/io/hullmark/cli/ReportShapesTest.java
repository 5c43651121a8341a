package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether programs that know SARIF and JUnit reports can read ours. */
class ReportShapesTest extends JudgedFile {
    private static final String HOSTILE = "<script>\u001b[31m\u009b\u202e'\"&\uffff";

    @ParameterizedTest
    @ValueSource(strings = {"", "--all", "--exceptions waiver"})
    void shouldWriteSarifAsItsReadersWantIt(String flags) throws Exception {
        SarifShape.hold(JSON.readTree(report("web", "sarif", flags)));
    }

    @Test
    void shouldWriteSarifOfHostileNamesAsItsReadersWantIt() throws Exception {
        SarifShape.hold(JSON.readTree(report(HOSTILE, "sarif", "--all")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--all", "--exceptions waiver"})
    void shouldWriteJunitAsItsReadersWantIt(String flags) throws Exception {
        var report = report("web", "junit", flags);

        assertThatCode(() -> validate(report)).doesNotThrowAnyException();
    }

    @Test
    void shouldWriteJunitOfHostileNamesAsItsReadersWantIt() throws Exception {
        var report = report(HOSTILE, "junit", "");

        assertThatCode(() -> validate(report)).doesNotThrowAnyException();
    }

    private String report(String name, String format, String flags) throws IOException {
        var waiver = Files.writeString(directory.resolve("waiver.yaml"), """
                id: waiver
                type: risk-accepted
                scope: {rules: [not-privileged]}
                reason: it is fenced in
                requester: alice
                approver: bob
                expires: 2999-12-31
                """);
        var arguments = new ArrayList<>(List.of("--output", format));
        if (!flags.isEmpty()) {
            arguments.addAll(List.of(flags.replace(" waiver", " " + waiver).split(" ", -1)));
        }
        var call = check(name, arguments.toArray(String[]::new));
        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        return call.out();
    }

    private static void validate(String report) throws Exception {
        var schema = Objects.requireNonNull(ReportShapesTest.class.getResource("/junit.xsd"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(report)));
    }
}
