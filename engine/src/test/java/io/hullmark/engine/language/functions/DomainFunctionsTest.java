package io.hullmark.engine.language.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.language.expression.Dialect;
import io.hullmark.engine.language.expression.Expected;
import io.hullmark.engine.language.expression.Literal;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.language.expression.Variables;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import io.hullmark.engine.rules.Bindings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our own functions give, asked as rules ask. */
class DomainFunctionsTest {
    private static final Dialect DIALECT =
            Dialect.of(Variables.of(ObjectKind.CONTAINER, Map.of()), DomainFunctions.ALL);

    private static final Bindings BINDINGS = new Bindings(
            Struct.of(HostFacts.TYPE).build(),
            Struct.of(ImageFacts.TYPE).build(),
            Struct.of(ContainerFacts.TYPE)
                    .set("name", "10.0.0.256")
                    .set("hostname", "")
                    .set("image", "registry.example:5000/team/web:1.4@sha256:abc")
                    .build());

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            path.within("/etc/docker", "/etc")             => true
            path.within("/etcetera", "/etc")               => false
            path.above("/var", "/var/run/docker.sock")     => true
            path.above("/var", "/var")                     => false
            path.overlaps("/var//run/", "/var/run/docker.sock") => true
            path.normalise("//a/./b/../c/")                => `"/a/c"`
            ["/etc"].exists(path, path.within(path, "/"))  => true
            ip.inCidr("10.1.2.3", "10.0.0.0/8")            => true
            ip.inCidr("11.1.2.3", "10.0.0.0/8")            => false
            ip.inCidr("10.1.2.3", "10.1.2.3/32")           => true
            ip.inCidr("10.1.2.4", "10.1.2.3/32")           => false
            ip.inCidr("255.1.1.1", "0.0.0.0/0")            => true
            ip.inCidr("fd00::1", "fd00::/8")               => true
            ip.inCidr("fe80::1", "fd00::/8")               => false
            ip.inCidr("::1", "0.0.0.0/0")                  => false
            ip.inCidr("::ffff:10.0.0.1", "10.0.0.0/8")     => true
            ip.isLoopback("127.8.0.1")                     => true
            ip.isLoopback("::1")                           => true
            ip.isLoopback("128.0.0.1")                     => false
            ip.isLoopback("::2")                           => false
            version.atLeast("28.10.0", "28.9.1")           => true
            version.atLeast("9.1", "28.0")                 => false
            ip.isUnspecified("0.0.0.0")                    => true
            ip.isUnspecified("::")                         => true
            ip.isUnspecified("0:0:0:0:0:0:0:0")            => true
            ip.isUnspecified("0.0.0.1")                    => false
            ip.isLoopback(container.name)                  => error: '10.0.0.256' is no IP address
            ip.isUnspecified(container.hostname)           => error: '' is no IP address
            ip.inCidr("10.0.0.1", container.name)          => error: a network is written like 10.0.0.0/8 or fd00::/8, got '10.0.0.256'
            ip.inCidr("10.0.0.1", container.name + "/33")  => error: a network is written like 10.0.0.0/8 or fd00::/8, got '10.0.0.256/33'
            capability.normalise("cap_net_raw")            => `"NET_RAW"`
            capabilities.effective(["SYS_TIME"], ["all"], false) => `["SYS_TIME"]`
            size(capabilities.effective([], [], false))    => 14
            size(capabilities.effective([], [], true))     => 41
            image.registry(container.image)                => `"registry.example:5000"`
            image.repository(container.image)              => `"team/web"`
            image.tag(container.image)                     => `"1.4"`
            image.digest(container.image)                  => `"sha256:abc"`
            image.registry("nginx")                        => `"docker.io"`
            image.repository("nginx")                      => `"library/nginx"`
            image.tag("nginx")                             => `"latest"`
            image.digest("nginx")                          => `""`
            image.repository("team/web")                   => `"team/web"`
            image.repository("localhost/web")              => `"web"`
            image.registry("localhost/web")                => `"localhost"`
            image.registry("index.docker.io/team/web")     => `"docker.io"`
            image.tag("web@sha256:abc")                    => `""`
            image.tag("host:5000/web")                     => `"latest"`
            image.registry(container.hostname)             => error: an image reference is not empty
            image.repository("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef") => `""`
            list.difference(["a", "b", "a"], ["b"])        => `["a", "a"]`
            list.difference([1, 2], [2])                   => `[1]`
            list.subset(["a"], ["a", "b"])                 => true
            list.subset(["a", "c"], ["a", "b"])            => false
            list.subset([], ["a"])                         => true
            glob("*", "")                                  => true
            glob("web-*", "web-1")                         => true
            glob("web-?", "web-12")                        => false
            glob("*.example.*", "a.example.com")           => true
            glob("a*b*c", "aXbYc")                         => true
            glob("a*b*c", "aXcYb")                         => false
            glob("[a]", "a")                               => false
            """)
    void shouldGive(String text, String expected) {
        var problems = new Problems();
        var expression = DIALECT.compile(Texts.passage(text), Expected.ANYTHING, problems);
        assertThat(problems.all()).isEmpty();

        var value = expression
                .orElseThrow()
                .node()
                .value(BINDINGS, Locals.explaining(expression.orElseThrow().size()));

        assertThat(value instanceof Trouble trouble ? "error: " + trouble.detail() : Literal.of(value))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            path.within("/etc")                            => 'path.within' does not apply to (string); it takes (string, string)
            path.within(1, "/etc")                         => 'path.within' does not apply to (int, string); it takes (string, string)
            path.witin("/etc", "/")                        => there is no function 'witin'; did you mean 'within'?
            list.subset([1], ["a"])                        => 'list.subset' does not apply to (list(int), list(string)); it takes (list(A), list(A))
            ip.inCidr("10.0.0.1", "10.0.0.0/99")           => this always fails: a network is written like 10.0.0.0/8 or fd00::/8, got '10.0.0.0/99'
            """)
    void shouldRefuse(String text, String message) {
        var problems = new Problems();
        DIALECT.compile(Texts.passage(text), Expected.ANYTHING, problems);

        assertThat(problems.all()).extracting(problem -> problem.message()).containsExactly(message);
    }
}
