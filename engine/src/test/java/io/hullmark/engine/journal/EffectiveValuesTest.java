package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EffectiveValuesTest {
    private static final UnaryOperator<Observed> AS_IT_IS = UnaryOperator.identity();

    private final Journal journal = new Journal();
    private final Observed web = Observed.container("h1", "web");

    static Stream<Arguments> values() {
        return Stream.of(
                of("own option", "noNewPrivileges", options("no-new-privileges"), AS_IT_IS, "true"),
                of("own option with value", "noNewPrivileges", options("no-new-privileges:true"), AS_IT_IS, "true"),
                of("own option with equals", "noNewPrivileges", options("no-new-privileges=true"), AS_IT_IS, "true"),
                of(
                        "own refusal outweighs the daemon's default",
                        "noNewPrivileges",
                        options("no-new-privileges:false"),
                        host("noNewPrivileges", true),
                        "false"),
                of(
                        "last option decides",
                        "noNewPrivileges",
                        options("no-new-privileges:false", "no-new-privileges:true"),
                        AS_IT_IS,
                        "true"),
                of("daemon's default", "noNewPrivileges", AS_IT_IS, host("noNewPrivileges", true), "true"),
                of("no default either", "noNewPrivileges", AS_IT_IS, AS_IT_IS, "false"),
                of("default profile", "seccompProfile", AS_IT_IS, AS_IT_IS, "default"),
                of("own unconfined", "seccompProfile", options("seccomp=unconfined"), AS_IT_IS, "unconfined"),
                of("own unconfined by colon", "seccompProfile", options("seccomp:unconfined"), AS_IT_IS, "unconfined"),
                of("own profile", "seccompProfile", options("seccomp=sha256:0123"), AS_IT_IS, "custom"),
                of("privileged", "seccompProfile", with("privileged", true), AS_IT_IS, "unconfined"),
                of(
                        "privileged with own profile",
                        "seccompProfile",
                        web -> options("seccomp=sha256:0123").apply(web.with("privileged", true)),
                        AS_IT_IS,
                        "custom"),
                of("daemon unconfined", "seccompProfile", AS_IT_IS, host("seccompProfile", "unconfined"), "unconfined"),
                of("daemon's own profile", "seccompProfile", AS_IT_IS, host("seccompProfile", "/etc/p.json"), "custom"),
                of(
                        "engine that calls it default",
                        "seccompProfile",
                        AS_IT_IS,
                        host("seccompProfile", "default"),
                        "default"),
                of(
                        "kernel without seccomp",
                        "seccompProfile",
                        AS_IT_IS,
                        host -> host.with("seccompProfile", new Missing("")).with("securityOptions", List.of()),
                        "unconfined"),
                of("no profile", "appArmorProfile", AS_IT_IS, AS_IT_IS, ""),
                of("own profile of AppArmor", "appArmorProfile", with("appArmorProfile", "web"), AS_IT_IS, "web"),
                of("privileged without AppArmor", "appArmorProfile", with("privileged", true), AS_IT_IS, "unconfined"),
                of(
                        "host without AppArmor",
                        "appArmorProfile",
                        with("appArmorProfile", "web"),
                        host("appArmor", false),
                        ""),
                of("no remapping", "usernsRemapped", AS_IT_IS, AS_IT_IS, "false"),
                of("remapping", "usernsRemapped", AS_IT_IS, host("usernsRemap", true), "true"),
                of(
                        "host's users in spite of remapping",
                        "usernsRemapped",
                        with("usernsMode", "host"),
                        host("usernsRemap", true),
                        "false"),
                of("rootless", "usernsRemapped", with("usernsMode", "host"), host("rootless", true), "true"),
                of("own log driver", "logDriver", log("none"), AS_IT_IS, "none"),
                of("daemon's log driver", "logDriver", log(""), host("loggingDriver", "journald"), "journald"),
                of("default log driver", "logDriver", log("default"), host("loggingDriver", "syslog"), "syslog"),
                of("nothing left", "capabilities", with("capDrop", List.of("ALL")), AS_IT_IS, "[]"),
                of(
                        "dropped all and added one",
                        "capabilities",
                        web -> web.with("capDrop", List.of("all")).with("capAdd", List.of("cap_net_admin")),
                        AS_IT_IS,
                        "[NET_ADMIN]"),
                of("network of its own", "networkMode", with("networkMode", "bridge"), AS_IT_IS, "bridge"),
                of("current image", "imageSuperseded", AS_IT_IS, AS_IT_IS, "false"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldWorkOutWhatHolds(
            String field, UnaryOperator<Observed> container, UnaryOperator<Observed> host, String expected) {
        journal.publish("holds container requires container.effective.%s is %s".formatted(field, expected));
        journal.add(host.apply(Observed.host("h1")).taken());
        journal.add(Observed.image("h1", "sha256:web1", "web:1").taken());

        journal.add(container.apply(web).taken());

        assertThat(journal.verdict(web.key(), "holds"))
                .describedAs(() -> Journal.transitions(journal.outcomes()).toString())
                .isEqualTo(Verdict.PASS);
    }

    static Stream<Arguments> unknowns() {
        return Stream.of(
                argumentSet("no daemon", "noNewPrivileges", "state"),
                argumentSet("no daemon for seccomp", "seccompProfile", "state"),
                argumentSet("no daemon for AppArmor", "appArmorProfile", "state"),
                argumentSet("no daemon for users", "usernsRemapped", "state"),
                argumentSet("no security", "capabilities", "security"),
                argumentSet("no namespaces", "pidMode", "namespaces"),
                argumentSet("no mounts", "mounts", "mounts"),
                argumentSet("no logging", "logDriver", "logging"),
                argumentSet("no image", "imageSuperseded", "state"));
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    void shouldNotGuessWhatNobodySaw(String field, String without) {
        journal.publish("holds container requires container.effective.%s is x".formatted(field));

        journal.add(web.without(without).taken());

        assertThat(journal.verdict(web.key(), "holds")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldFollowSharedNamespacesToTheirOwner() {
        journal.publish("own-network container requires container.effective.networkMode isnt host");
        var owner = Observed.container("h1", "owner").with("networkMode", "bridge");
        var middle = Observed.container("h1", "middle").with("networkMode", "container:owner");
        journal.add(middle.taken(), web.with("networkMode", "container:middle").taken());

        var unknown = journal.verdict(web.key(), "own-network");
        var isolated = journal.add(owner.taken());
        var passes = journal.verdict(web.key(), "own-network");
        var shared = journal.add(owner.with("networkMode", "host").taken());
        journal.add(owner.did("destroy"));

        assertThat(unknown).isEqualTo(Verdict.UNKNOWN);
        assertThat(told(isolated)).isEmpty();
        assertThat(passes).isEqualTo(Verdict.PASS);
        assertThat(told(shared))
                .containsExactly("opened own-network middle", "opened own-network owner", "opened own-network web");
        assertThat(journal.verdict(web.key(), "own-network")).isEqualTo(Verdict.UNKNOWN);
    }

    static Stream<Arguments> references() {
        return Stream.of(
                argumentSet("id", "0123456789abcdef0123", "0123456789abcdef0123"),
                argumentSet("name", "owner", "0123456789abcdef0123"),
                argumentSet("beginning of an id", "0123456789ab", "0123456789abcdef0123"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void shouldFindTheOwnerOfANamespace(String reference, String id) {
        journal.publish("own-pids container requires container.effective.pidMode isnt host");
        journal.add(Observed.container("h1", id)
                .with("name", "owner")
                .with("pidMode", "host")
                .taken());

        journal.add(web.with("pidMode", "container:" + reference).taken());

        assertThat(journal.verdict(web.key(), "own-pids")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldNotRunInCirclesAfterSharedNamespaces() {
        journal.publish("own-ipc container requires container.effective.ipcMode isnt host");
        journal.add(
                Observed.container("h1", "db").with("ipcMode", "container:web").taken());

        journal.add(web.with("ipcMode", "container:db").taken());

        assertThat(journal.verdict(web.key(), "own-ipc")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.detail(web.key(), "own-ipc")).isEqualTo("containers share this namespace in a circle");
    }

    static Stream<Arguments> mounts() {
        return Stream.of(
                argumentSet("bind", Mounts.bind("/var/run/../run//docker.sock", "/s"), "/var/run/docker.sock"),
                argumentSet("volume that is a bind", Mounts.volume("etc", "/s"), "/etc"),
                argumentSet("plain volume", Mounts.volume("plain", "/s"), ""),
                argumentSet("volume of another driver", Mounts.volume("remote", "/s"), ""),
                argumentSet("tmpfs", Mounts.tmpfs("/s"), ""));
    }

    @ParameterizedTest
    @MethodSource("mounts")
    void shouldFollowMountsToWhatTheyShow(Struct mount, String expected) {
        journal.publish("shows container requires each container.effective.mounts destination source is " + expected);
        var bind = Map.of("type", "none", "o", "rw,bind", "device", "/etc/");
        journal.add(
                Observed.volume("h1", "etc").with("options", bind).taken(),
                Observed.volume("h1", "plain").taken(),
                Observed.volume("h1", "remote")
                        .with("driver", "nfs")
                        .with("options", bind)
                        .taken());

        journal.add(web.with("mounts", List.of(mount)).taken());

        assertThat(journal.verdict(web.key(), "shows"))
                .describedAs(() -> Journal.transitions(journal.outcomes()).toString())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldJudgeAContainerAgainWhenItsVolumeIsSeen() {
        journal.publish("no-etc container requires each container.effective.mounts destination source isnt /etc");
        var volume = Observed.volume("h1", "data");
        journal.add(web.with("mounts", List.of(Mounts.volume("data", "/data"))).taken());
        var unseen = journal.verdict(web.key(), "no-etc");

        var seen = journal.add(volume.with("options", Map.of("type", "none", "o", "bind", "device", "/etc"))
                .taken());
        journal.add(volume.did("destroy"));

        assertThat(unseen).isEqualTo(Verdict.UNKNOWN);
        assertThat(told(seen)).containsExactly("opened no-etc web /data");
        assertThat(journal.verdict(web.key(), "no-etc")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldJudgeContainersAgainWhenTheDaemonChanges() {
        journal.publish("no-new container requires container.effective.noNewPrivileges is true");
        journal.add(Observed.host("h1").taken(), web.taken());

        var outcomes =
                journal.add(Observed.host("h1").with("noNewPrivileges", true).taken());

        assertThat(told(outcomes)).containsExactly("resolved FIXED no-new web");
    }

    @Test
    void shouldNoticeThatATagNamesANewerImage() {
        journal.publish("current container requires container.effective.imageSuperseded is false");
        var old = Observed.image("h1", "sha256:web1", "web:1");
        journal.add(old.taken(), web.with("image", "docker.io/library/web:1").taken());

        var untagged = journal.add(Observed.image("h1", "sha256:web1").taken());
        var superseded =
                journal.add(Observed.image("h1", "sha256:web2", "web:1").taken());
        var replaced = journal.add(web.with("imageId", "sha256:web2").taken());

        assertThat(told(untagged)).isEmpty();
        assertThat(told(superseded)).containsExactly("opened current web");
        assertThat(told(replaced)).containsExactly("resolved FIXED current web");
    }

    @Test
    void shouldJudgeContainersByTheirImage() {
        journal.publish("checked container requires image.user isnt root");
        journal.add(web.taken());
        var unseen = journal.verdict(web.key(), "checked");

        var outcomes = journal.add(
                Observed.image("h1", "sha256:web1").with("user", "root").taken());
        journal.add((Fact) Observed.image("h1", "sha256:web1").did("delete"));

        assertThat(unseen).isEqualTo(Verdict.UNKNOWN);
        assertThat(told(outcomes)).containsExactly("opened checked web");
        assertThat(journal.verdict(web.key(), "checked")).isEqualTo(Verdict.UNKNOWN);
    }

    private static Arguments of(
            String name,
            String field,
            UnaryOperator<Observed> container,
            UnaryOperator<Observed> host,
            String expected) {
        return argumentSet(name, field, container, host, expected);
    }

    private static UnaryOperator<Observed> options(String... options) {
        return with("securityOpt", List.of(options));
    }

    private static UnaryOperator<Observed> with(String field, Object value) {
        return observed -> observed.with(field, value);
    }

    private static UnaryOperator<Observed> host(String field, Object value) {
        return with(field, value);
    }

    private static UnaryOperator<Observed> log(String driver) {
        return with(
                "logging",
                Struct.of(ContainerFacts.LOG_CONFIG).set("driver", driver).build());
    }
}
