package io.hullmark.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TopicsPageTest {

    @Test
    void shouldDescribeTheCatalogueOfToday() throws IOException {
        var page = TopicsPage.of(TopicCatalogue.standard());
        if ("write".equals(System.getProperty("hullmark.docs"))) {
            Files.createDirectories(TopicsPage.FILE.getParent());
            Files.writeString(TopicsPage.FILE, page);
        }

        assertThat(TopicsPage.FILE)
                .as("docs/topics.md is not current; run this test with -Dhullmark.docs=write and commit what it wrote")
                .hasContent(page);
    }
}
