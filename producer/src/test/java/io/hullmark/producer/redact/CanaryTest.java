package io.hullmark.producer.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random tokens in every shape in which people pass secrets; the seed is fixed, so a failure can be repeated. */
class CanaryTest {
    private static final Map<String, String> ALPHABETS = Map.of(
            "base62", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            "hex", "0123456789abcdef",
            "base64url", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
            "base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    private static final Map<String, UnaryOperator<String>> SHAPES = Map.ofEntries(
            Map.entry("bare", token -> token),
            Map.entry("setting", token -> "KEY=" + token),
            Map.entry("harmless setting", token -> "colour=" + token),
            Map.entry("flag with equals", token -> "--flag=" + token),
            Map.entry("flag", token -> "app --flag " + token + " --other"),
            Map.entry("url", token -> "https://user:" + token + "@host/path"),
            Map.entry("url without user", token -> "https://" + token + "@host/path"),
            Map.entry("query", token -> "https://host/path?x=1&y=" + token),
            Map.entry("path", token -> "https://hooks.example.org/services/" + token),
            Map.entry("json", token -> "{\"name\":\"x\",\"value\":\"" + token + "\"}"),
            Map.entry("mysql", token -> "sh -c \"mysql -p" + token + " shop\""),
            Map.entry("pem", token -> "-----BEGIN PRIVATE KEY-----\n" + token + "\n-----END PRIVATE KEY-----"),
            Map.entry(
                    "base64",
                    token -> Base64.getEncoder().encodeToString(("x:" + token).getBytes(StandardCharsets.UTF_8))),
            Map.entry("header", token -> "curl -H 'X-Api: " + token + "' http://h/"),
            Map.entry("prefixed", token -> "sk-" + token),
            Map.entry("list", token -> "a,b," + token + ",c"),
            Map.entry("sentence", token -> "use " + token + ", please"));

    private final Redactor redactor = new Redactor("a key of this host alone".getBytes(StandardCharsets.UTF_8));

    @TestFactory
    List<DynamicTest> shouldLetNoTokenThrough() {
        var tests = new ArrayList<DynamicTest>();
        ALPHABETS.forEach((alphabet, letters) -> SHAPES.forEach((shape, wrap) ->
                tests.add(DynamicTest.dynamicTest(alphabet + " as " + shape, () -> shouldTake(letters, wrap)))));
        return tests;
    }

    private void shouldTake(String letters, UnaryOperator<String> wrap) {
        var random = new Random(20_261_121);
        for (int i = 0; i < 200; i++) {
            var token = token(random, letters, 20 + random.nextInt(30));
            var text = wrap.apply(token);
            var encoded = wrap.apply("").isEmpty() ? token : text.replaceAll(".*[ \"=/]", "");

            var seen = String.join(
                    "\n",
                    redactor.text(text),
                    String.join("\n", redactor.words(Arrays.asList(text.split(" ", -1)))),
                    String.join("\n", redactor.words(List.of("sh", "-c", text))),
                    redactor.map(Map.of("note", text, text, "note")).toString(),
                    redactor.buildStep("RUN " + text),
                    redactor.variable("X=" + text).toString());

            assertThat(seen).doesNotContain(token);
            assertThat(encoded.length() > 16 && seen.contains(encoded))
                    .as("%s in %s", encoded, seen)
                    .isFalse();
        }
    }

    private static String token(Random random, String letters, int length) {
        var token = new StringBuilder(length);
        while (token.length() < length) {
            token.append(letters.charAt(random.nextInt(letters.length())));
        }
        return token.toString();
    }
}
