package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void shouldDescribeTheSettingsOfToday() throws IOException {
        var page = ConfigurationPage.text();
        if ("write".equals(System.getProperty("hullmark.docs"))) {
            Files.writeString(ConfigurationPage.FILE, page);
        }

        assertThat(ConfigurationPage.FILE)
                .as(
                        "docs/configuration.md is not current; run this test with -Dhullmark.docs=write and commit what it wrote")
                .hasContent(page);
    }
}
