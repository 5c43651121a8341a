package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RuleLanguagePageTest {

    @Test
    void shouldDescribeTheVocabularyOfToday() throws IOException {
        var page = RuleLanguagePage.text();
        if ("write".equals(System.getProperty("hullmark.docs"))) {
            Files.writeString(RuleLanguagePage.FILE, page);
        }

        assertThat(RuleLanguagePage.FILE)
                .as(
                        "docs/rule-language.md is not current; run this test with -Dhullmark.docs=write and commit what it wrote")
                .hasContent(page);
    }
}
