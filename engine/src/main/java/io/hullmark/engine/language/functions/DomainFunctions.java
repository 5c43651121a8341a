package io.hullmark.engine.language.functions;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import io.hullmark.engine.docker.Capabilities;
import io.hullmark.engine.docker.DottedVersion;
import io.hullmark.engine.docker.FileMode;
import io.hullmark.engine.docker.HostPath;
import io.hullmark.engine.docker.ImageReference;
import io.hullmark.engine.language.expression.DomainFunction;
import io.hullmark.engine.language.expression.Operation;
import io.hullmark.engine.rules.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** All functions that rules have beyond CEL's own, each with what its author must know. */
public final class DomainFunctions {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType BOOL = SimpleType.BOOL;
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final CelType ANY_LIST = ListType.create(TypeParamType.create("A"));

    /** In the order of the documentation. */
    public static final List<DomainFunction> ALL = all();

    private DomainFunctions() {}

    private static List<DomainFunction> all() {
        var all = new ArrayList<DomainFunction>();
        paths(all);
        addresses(all);
        capabilities(all);
        images(all);
        lists(all);
        all.add(question(
                "glob",
                "glob(pattern, text)",
                "Whether a text has the form of a pattern, in which * stands for any characters, slashes too, and ? for one.",
                Glob::matches));
        all.add(question(
                "version.atLeast",
                "version.atLeast(version, oldest)",
                "Whether a version such as '28.3.3' is another or a later one. Numbers count, not what a distribution adds to them.",
                DottedVersion::atLeast));
        return Collections.unmodifiableList(all);
    }

    private static void paths(List<DomainFunction> all) {
        all.add(question(
                "path.within",
                "path.within(path, directory)",
                "Whether a path is a directory or lies below it. Repeated slashes, . and .. are resolved first; an empty path lies nowhere.",
                HostPath::within));
        all.add(question(
                "path.above",
                "path.above(path, other)",
                "Whether a path is a true ancestor of another.",
                HostPath::above));
        all.add(question(
                "path.overlaps",
                "path.overlaps(one, other)",
                "Whether one of two paths is the other or lies below it: whoever has the one reaches into the other.",
                HostPath::overlaps));
        all.add(text(
                "path.normalise",
                "path.normalise(path)",
                "The path without repeated slashes, . and .., and without a slash at its end.",
                HostPath::normalise));
        all.add(question(
                "mode.within",
                "mode.within(mode, allowed)",
                "Whether the mode of a file sets no bit that another does not, both as octal digits such as '0644'.",
                FileMode::within));
    }

    private static void addresses(List<DomainFunction> all) {
        all.add(question(
                "ip.inCidr",
                "ip.inCidr(address, network)",
                "Whether an IPv4 or IPv6 address lies in a network such as '10.0.0.0/8'; false if the two are of different versions.",
                (address, network) -> Network.parse(network).contains(Address.parse(address))));
        all.add(new DomainFunction(
                "ip.isLoopback",
                List.of(TEXT),
                BOOL,
                "ip.isLoopback(address)",
                "Whether an address is in 127.0.0.0/8, or is ::1.",
                (Operation.One) address -> Address.parse((String) address).isLoopback()));
        all.add(new DomainFunction(
                "ip.isUnspecified",
                List.of(TEXT),
                BOOL,
                "ip.isUnspecified(address)",
                "Whether an address is 0.0.0.0 or ::, which stand for every address. An empty text is no address.",
                (Operation.One) address -> Address.parse((String) address).isUnspecified()));
    }

    private static void capabilities(List<DomainFunction> all) {
        all.add(text(
                "capability.normalise",
                "capability.normalise(name)",
                "The name of a capability without CAP_, in upper case.",
                Capabilities::normalise));
        all.add(new DomainFunction(
                "capabilities.effective",
                List.of(TEXTS, TEXTS, BOOL),
                TEXTS,
                "capabilities.effective(added, dropped, privileged)",
                "The capabilities that a container has, ordered: the engine's 14 defaults without what is dropped, with what is added; all 41 when privileged. Knows ALL.",
                (Operation.Three) (added, dropped, privileged) ->
                        Capabilities.effective(texts(added), texts(dropped), (Boolean) privileged)));
    }

    private static void images(List<DomainFunction> all) {
        all.add(text(
                "image.registry",
                "image.registry(reference)",
                "The registry of an image reference, docker.io if it names none; empty for a bare id.",
                reference -> ImageReference.parse(reference).registry()));
        all.add(text(
                "image.repository",
                "image.repository(reference)",
                "The repository without its registry, such as 'library/nginx' for 'nginx'; empty for a bare id.",
                reference -> ImageReference.parse(reference).repository()));
        all.add(text(
                "image.tag",
                "image.tag(reference)",
                "The tag, 'latest' if there is neither tag nor digest; empty if only a digest is given.",
                reference -> ImageReference.parse(reference).tag()));
        all.add(text(
                "image.digest",
                "image.digest(reference)",
                "The digest, such as 'sha256:...'; empty if there is none.",
                reference -> ImageReference.parse(reference).digest()));
    }

    private static void lists(List<DomainFunction> all) {
        all.add(new DomainFunction(
                "list.difference",
                List.of(ANY_LIST, ANY_LIST),
                ANY_LIST,
                "list.difference(one, other)",
                "The elements of one list that another does not have, in their order.",
                (Operation.Two) (one, other) -> difference((List<?>) one, (List<?>) other)));
        all.add(new DomainFunction(
                "list.subset",
                List.of(ANY_LIST, ANY_LIST),
                BOOL,
                "list.subset(one, other)",
                "Whether another list has every element of one.",
                (Operation.Two) (one, other) -> isSubset((List<?>) one, (List<?>) other)));
    }

    private static DomainFunction question(
            String name, String signature, String doc, BiPredicate<String, String> asks) {
        return new DomainFunction(name, List.of(TEXT, TEXT), BOOL, signature, doc, (Operation.Two)
                (one, other) -> asks.test((String) one, (String) other));
    }

    private static DomainFunction text(String name, String signature, String doc, Function<String, String> gives) {
        return new DomainFunction(
                name, List.of(TEXT), TEXT, signature, doc, (Operation.One) given -> gives.apply((String) given));
    }

    private static Object difference(List<?> one, List<?> other) {
        var without = lookup(other);
        var left = new ArrayList<Object>();
        for (Object element : one) {
            if (!without.contains(element)) {
                left.add(element);
            }
        }
        return Collections.unmodifiableList(left);
    }

    private static boolean isSubset(List<?> one, List<?> other) {
        var among = lookup(other);
        for (int at = 0; at < one.size(); at++) {
            if (!among.contains(one.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** Short lists are searched as they are; long ones would make the work quadratic. */
    private static Collection<?> lookup(List<?> elements) {
        return elements.size() < 16 ? elements : new HashSet<>(elements);
    }

    @SuppressWarnings("unchecked") // the checker has made sure that it is a list of strings
    private static Collection<String> texts(Object list) {
        return (Collection<String>) list;
    }
}
