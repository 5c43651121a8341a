package io.hullmark.producer.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration AMPLE = Duration.ofSeconds(20);

    private FakeEngine fake;
    private Engine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        fake = FakeEngine.on(directory.resolve("e.sock"));
        engine = Engine.at(fake.address(), 2);
    }

    @AfterEach
    void stop() {
        engine.close();
        fake.close();
    }

    static Stream<Arguments> answers() {
        var html = "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);
        var large = ("[\"" + "x".repeat(1 << 20) + "\"" + (",\"" + "x".repeat(1 << 20) + "\"").repeat(17) + "]");
        return Stream.of(
                Arguments.of("JSON", Reply.json("{\"a\":1}"), Answer.Found.class, "\"a\":1"),
                Arguments.of(
                        "a proxy's error page",
                        Reply.bytes(502, "text/html", html),
                        Answer.Unreadable.class,
                        "HTTP 502"),
                Arguments.of(
                        "a page with status 200",
                        Reply.bytes(200, "text/html", html),
                        Answer.Unreadable.class,
                        "no JSON"),
                Arguments.of("nothing", Reply.json(""), Answer.Unreadable.class, "empty"),
                Arguments.of("half a document", Reply.json("{\"a\":[1,2"), Answer.Unreadable.class, "no JSON"),
                Arguments.of("too much", Reply.json(large), Answer.Unreadable.class, "more than 16777216 bytes"),
                Arguments.of("no such container", Reply.missing("container: x"), Answer.Gone.class, "404"),
                Arguments.of(
                        "being removed",
                        Reply.json(409, "{\"message\":\"removal in progress\"}"),
                        Answer.Gone.class,
                        "409"),
                Arguments.of(
                        "no such page",
                        Reply.json(404, "{\"message\":\"page not found\"}"),
                        Answer.Unreadable.class,
                        "HTTP 404"),
                Arguments.of(
                        "a page that says 404",
                        Reply.bytes(404, "text/html", html),
                        Answer.Unreadable.class,
                        "no JSON"),
                Arguments.of(
                        "an error", Reply.json(500, "{\"message\":\"secret\"}"), Answer.Unreadable.class, "HTTP 500"),
                Arguments.of(
                        "an answer that breaks off",
                        Reply.json("{\"a\":12345}").in(Reply.Manner.CUT),
                        Answer.class,
                        ""),
                Arguments.of("silence", Reply.silence(), Answer.Unreadable.class, "no answer within 500 ms"),
                Arguments.of(
                        "a head alone",
                        Reply.json("{}").in(Reply.Manner.HEAD_ALONE),
                        Answer.Unreadable.class,
                        "no answer within 500 ms"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void shouldTellWhatAnAnswerIsWorth(String name, Reply reply, Class<? extends Answer> kind, String saying) {
        fake.answer("/containers/x/json", reply);

        var answer = engine.ask("/containers/x/json", reply.manner() == Reply.Manner.COMPLETE ? AMPLE : LIMIT)
                .join();

        assertThat(answer).isInstanceOf(kind).isNotInstanceOf(kind == Answer.class ? Answer.Found.class : Void.class);
        assertThat(answer.toString()).contains(saying).doesNotContain("secret").doesNotContain("Bad Gateway");
    }

    @Test
    void shouldReadBytesThatAreNoText() {
        fake.answer(
                "/volumes/v",
                Reply.bytes(200, "application/json", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));

        assertThat(engine.ask("/volumes/v", AMPLE).join())
                .isInstanceOfSatisfying(
                        Answer.Found.class,
                        found -> assertThat(found.body().size()).isEqualTo(1));
    }

    @Test
    void shouldCutCallsThatHangAndGoOnWithFewThreads() {
        fake.answer("/containers/x/json", Reply.silence());

        var hanging = IntStream.range(0, 6)
                .mapToObj(i -> engine.ask("/containers/x/json", LIMIT))
                .toList();
        var after = engine.ask("/_ping", AMPLE).join();

        assertThat(hanging).extracting(CompletableFuture::join).hasOnlyElementsOfType(Answer.Unreadable.class);
        assertThat(after).isInstanceOf(Answer.Found.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("hullmark-engine-call"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void shouldUseAConnectionAgain() {
        var answers = List.of(
                engine.ask("/info", AMPLE).join(),
                engine.ask("/info", AMPLE).join(),
                engine.ask("/version", AMPLE).join());

        assertThat(answers).hasOnlyElementsOfType(Answer.Found.class);
        assertThat(fake.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldTellAnEngineThatIsNotThere() {
        fake.stop();

        assertThat(engine.ask("/info", AMPLE).join()).isInstanceOf(Answer.Unreachable.class);
        assertThat(engine.greet(AMPLE).join()).isInstanceOf(Answer.Unreachable.class);
    }

    @Test
    void shouldNotWaitForAStreamThatNeverBegins() {
        fake.answer("/events", Reply.silence());

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> engine.listen(java.util.Optional.empty(), LIMIT))
                .isInstanceOf(EventFeed.FeedException.class);
    }
}
