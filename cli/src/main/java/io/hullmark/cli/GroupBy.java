package io.hullmark.cli;

import io.hullmark.cli.report.Controls;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Subject;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What subjects are put together for a score. */
enum GroupBy {
    /** Everything that is on a host, with the host itself. */
    host {
        @Override
        Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework) {
            return Stream.of(new Key(
                    subject.getHostId(),
                    subject.getHostName().isEmpty() ? subject.getHostId() : subject.getHostName()));
        }
    },
    /** An image with the containers that run it, on whatever hosts. */
    image {
        @Override
        Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework) {
            return switch (subject.getKind()) {
                case CONTAINER -> Stream.of(Key.of(subject.getImage()));
                case IMAGE -> Stream.of(Key.of(subject.getName().isEmpty() ? subject.getId() : subject.getName()));
                default -> Stream.of();
            };
        }
    },
    /** The containers of a Compose project, on whatever hosts; those of none stand together. */
    project {
        @Override
        Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework) {
            return Stream.of(subject)
                    .filter(one -> one.getKind() == ObjectKind.CONTAINER)
                    .map(one -> Key.of(one.getComposeProject()));
        }
    },
    /** What a framework asks for, or a control of it where one framework is asked about. */
    framework {
        @Override
        Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework) {
            Predicate<Control> asked =
                    control -> framework.stream().allMatch(name -> FrameworkFilter.names(name, control));
            return rule.controls().stream()
                    .filter(asked)
                    .map(framework.isPresent() ? Controls::text : Controls::framework)
                    .distinct()
                    .map(Key::of);
        }
    },
    /** All. */
    fleet {
        @Override
        Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework) {
            return Stream.of(Key.of("fleet"));
        }
    };

    /** The groups in which a verdict of the rule on the subject counts. */
    abstract Stream<Key> keys(Subject subject, Rule rule, Optional<String> framework);

    /** A group. */
    record Key(String id, String name) {
        static Key of(String name) {
            return new Key(name, name);
        }
    }
}
