package io.hullmark.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compose files as the containers that they describe. */
class ComposeProjectTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "privileged: true                       | /HostConfig/Privileged           | true",
                "privileged: '${NOT:-true}'             | /HostConfig/Privileged           | true",
                "read_only: true                        | /HostConfig/ReadonlyRootfs       | true",
                "cap_add: [SYS_ADMIN]                   | /HostConfig/CapAdd               | [\"SYS_ADMIN\"]",
                "security_opt: ['no-new-privileges:true'] | /HostConfig/SecurityOpt        | [\"no-new-privileges:true\"]",
                "mem_limit: 1.5g                        | /HostConfig/Memory               | 1610612736",
                "mem_limit: 1024                        | /HostConfig/Memory               | 1024",
                "{deploy: {resources: {limits: {memory: 64M, cpus: '0.5', pids: 9}}}} | /HostConfig/Memory | 67108864",
                "{deploy: {resources: {limits: {memory: 64M, cpus: '0.5', pids: 9}}}} | /HostConfig/NanoCpus | 500000000",
                "{deploy: {resources: {limits: {memory: 64M, cpus: '0.5', pids: 9}}}} | /HostConfig/PidsLimit | 9",
                "cpus: 2                                | /HostConfig/NanoCpus             | 2000000000",
                "ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3} | /HostConfig/Ulimits/0/Hard | 2",
                "restart: on-failure:5                  | /HostConfig/RestartPolicy/MaximumRetryCount | 5",
                "image: x                               | /HostConfig/RestartPolicy/Name   | no",
                "deploy: {restart_policy: {condition: any}} | /HostConfig/RestartPolicy/Name | always",
                "devices: ['/dev/sda:/dev/xvda:r']      | /HostConfig/Devices/0/CgroupPermissions | r",
                "sysctls: [net.core.somaxconn=1]        | /HostConfig/Sysctls/net.core.somaxconn | 1",
                "sysctls: {net.core.somaxconn: 1}       | /HostConfig/Sysctls/net.core.somaxconn | 1",
                "network_mode: host                     | /HostConfig/NetworkMode          | host",
                "image: x                               | /HostConfig/NetworkMode          | shop_default",
                "networks: [back]                       | /NetworkSettings/Networks        | {\"shop_back\":{}}",
                "networks: {back: {aliases: [b]}}       | /NetworkSettings/Networks        | {\"shop_back\":{}}",
                "pid: host                              | /HostConfig/PidMode              | host",
                "ipc: shareable                         | /HostConfig/IpcMode              | shareable",
                "image: x                               | /HostConfig/IpcMode              | private",
                "uts: host                              | /HostConfig/UTSMode              | host",
                "userns_mode: host                      | /HostConfig/UsernsMode           | host",
                "cgroup: host                           | /HostConfig/CgroupnsMode         | host",
                "user: 1000:1000                        | /Config/User                     | 1000:1000",
                "environment: {A: b, C: null}           | /Config/Env                      | [\"A=b\",\"C=\"]",
                "healthcheck: {test: curl localhost}    | /Config/Healthcheck/Test         | [\"CMD-SHELL\",\"curl localhost\"]",
                "volumes: ['./a/../b:/c:ro']            | /Mounts/0/Source                 | DIRECTORY/b",
                "volumes: ['./b:/c:ro']                 | /Mounts/0/RW                     | false",
                "volumes: ['/b:/c:rshared']             | /Mounts/0/Propagation            | rshared",
                "volumes: ['data:/c']                   | /Mounts/0/Name                   | shop_data",
                "volumes: ['kept:/c']                   | /Mounts/0/Name                   | kept",
                "volumes: [{type: bind, source: /b, target: /c, read_only: true}] | /Mounts/0/RW | false",
                "volumes: ['/c']                        | /Mounts/0/Type                   | volume",
                "ports: ['80']                          | /NetworkSettings/Ports           | {\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"\"}]}",
                "ports: ['8080:80']                     | /NetworkSettings/Ports           | {\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}]}",
                "ports: [8080:80]                       | /NetworkSettings/Ports           | {\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}]}",
                "ports: ['127.0.0.1:53:53/udp']         | /NetworkSettings/Ports           | {\"53/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"53\"}]}",
                "ports: ['[::1]:53:53']                 | /NetworkSettings/Ports           | {\"53/tcp\":[{\"HostIp\":\"::1\",\"HostPort\":\"53\"}]}",
                "ports: ['127.0.0.1::53']               | /NetworkSettings/Ports           | {\"53/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}",
                "ports: ['90-91:80-81']                 | /NetworkSettings/Ports/81~1tcp/0/HostPort | 91",
                "ports: [{target: 80, published: '8080', host_ip: 127.0.0.1}] | /NetworkSettings/Ports | {\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"}]}",
                "container_name: web                    | /Name                            | /web",
                "unheard_of: {a: b}                     | /Name                            | /shop-web-1",
            })
    void shouldShowWhatDockerComposeUpWouldCreate(String service, String pointer, String value) throws IOException {
        var body = service.startsWith("{") ? service : "{" + service + "}";

        var seen = web(body).at(pointer);

        assertThat(seen.isValueNode() ? seen.asText() : seen.toString())
                .isEqualTo(value.replace("DIRECTORY", directory.toString()));
    }

    @Test
    void shouldTellOfVolumesThatAreBindsButNotOfThoseThatExistAlready() throws IOException {
        var project = read("{}");

        assertThat(project.objects())
                .filteredOn(object -> object.has("Mountpoint"))
                .extracting(volume -> volume.path("Name").asText() + volume.path("Options"))
                .contains("shop_data{\"type\":\"none\",\"o\":\"bind\",\"device\":\"/etc\"}")
                .noneMatch(volume -> volume.startsWith("kept"));
    }

    @Test
    void shouldFollowNamespacesOfServices() throws IOException {
        var project = read("{pid: 'service:base'}");

        assertThat(container(project, "shop-web-1").at("/HostConfig/PidMode").asText())
                .isEqualTo("container:"
                        + container(project, "shop-base-1").path("Id").asText());
    }

    @Test
    void shouldResolveExtensionsAnchorsAndMergeKeys() throws IOException {
        var web = web("{<<: *common, extends: {service: base}, cap_drop: [CHOWN]}");

        assertThat(web.at("/HostConfig/ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(web.at("/Config/User").asText()).isEqualTo("7");
        assertThat(web.at("/HostConfig/CapDrop").toString()).isEqualTo("[\"ALL\",\"CHOWN\"]");
    }

    @Test
    void shouldNotPretendToKnowWhatTheImageBrings() throws IOException {
        var bare = read("{image: x}");
        var told = read("{image: x, user: '1', healthcheck: {test: a}}");

        assertThat(untold(bare)).contains("user", "health", "healthcheck", "env", "imageId", "execs");
        assertThat(untold(told)).doesNotContain("user", "health", "healthcheck").contains("env");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services: {a: {image: x}               | line 2, column 1: this is no YAML",
                "just a text                            | this is no compose file",
                "services: {}                           | there are no services in it",
                "services: [a]                          | 'services' must be a mapping",
                "services: {a: 5}                       | 'a' must be a mapping",
                "services: {a: {ports: [x]}}            | a port must be one such as 8080:80",
                "services: {a: {ports: ['99999']}}      | a port must be one such as 8080:80",
                "services: {a: {mem_limit: lots}}       | mem_limit must be a size such as 512m or 1gb, got 'lots'",
                "services: {a: {extends: a}}            | services extend each other in a circle",
                "services: {a: {extends: b}}            | service 'a' extends 'b', which is not there",
                "services: {a: {image: '${X'}}          | a variable begins with ${",
                "services: {a: {image: '${X:?needed}'}} | the variable X must be set: needed",
                "{include: [b.yml], services: {a: {}}}  | 'include' is not followed",
            })
    void shouldSayInALineWhatIsWrong(String yaml, String complaint) throws IOException {
        var file = Files.writeString(directory.resolve("compose.yml"), yaml + "\n");

        assertThatThrownBy(() -> ComposeProject.read(file, Map.of()))
                .isInstanceOf(ComposeException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseAnchorsThatMultiply() throws IOException {
        var yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 20; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        var file = Files.writeString(directory.resolve("compose.yml"), yaml + "services: {a: {image: x}}\n");

        assertThatThrownBy(() -> ComposeProject.read(file, Map.of()))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("has more than 200000 parts");
    }

    private JsonNode web(String service) throws IOException {
        return container(read(service), service.contains("container_name") ? "web" : "shop-web-1");
    }

    private ComposeProject read(String service) throws IOException {
        var file = Files.writeString(directory.resolve("compose.yml"), """
                name: shop
                x-common: &common {read_only: true}
                services:
                  base: {user: '7', cap_drop: [ALL]}
                  web: %s
                volumes:
                  data: {driver_opts: {type: none, o: bind, device: /etc}}
                  kept: {external: true}
                """.formatted(service));
        return ComposeProject.read(file, Map.of());
    }

    private static JsonNode container(ComposeProject project, String name) {
        return project.objects().stream()
                .filter(object -> object.path("Name").asText().equals("/" + name))
                .findFirst()
                .orElseThrow();
    }

    private static Iterable<String> untold(ComposeProject project) {
        return project.untold()
                .getOrDefault(container(project, "shop-web-1").path("Id").asText(), java.util.Set.of());
    }
}
