package io.hullmark.streams.stores;

import io.hullmark.engine.anomalies.AnomalyMemory;
import io.hullmark.engine.anomalies.HeldAnomaly;
import io.hullmark.engine.anomalies.HeldBehaviour;
import io.hullmark.engine.anomalies.HeldWorkload;
import io.hullmark.engine.conditions.Awaited;
import io.hullmark.engine.conditions.CondenserMemory;
import io.hullmark.engine.conditions.HeldReadings;
import io.hullmark.engine.conditions.Measured;
import io.hullmark.engine.conditions.Occurrences;
import io.hullmark.engine.conditions.OpenGaps;
import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.journal.Judged;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.journal.Pending;
import io.hullmark.engine.journal.Standing;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.picture.Ties;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.streams.forms.AnomalyForms;
import io.hullmark.streams.forms.ConditionForms;
import io.hullmark.streams.forms.DecisionForms;
import io.hullmark.streams.forms.JudgementForms;
import io.hullmark.streams.forms.PictureForms;
import io.hullmark.streams.forms.StoredForm;
import io.hullmark.streams.forms.StoredKey;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The memory of one partition's fold in the state stores of its task. For one thread. */
public final class StreamsMemory implements Memory, CondenserMemory, AnomalyMemory {
    private static final Bytes ONLY = StoredKey.of("standing");

    private final Shelf<ObjectKey, HeldObject> objects;
    private final Shelf<ObjectKey, Ties> ties;
    private final Shelf<ObjectKey, Activity> activities;
    private final Shelf<ObjectKey, HeldConditions> conditions;
    private final Shelf<ObjectKey, Measured> measured;
    private final Shelf<String, HeldReadings> readings;
    private final Shelf<String, Occurrences> occurrences;
    private final Shelf<String, Awaited> awaited;
    private final Shelf<String, OpenGaps> gaps;
    private final Shelf<String, HeldBehaviour> behaviours;
    private final Shelf<String, HeldWorkload> workloads;
    private final Shelf<String, HeldAnomaly> anomalies;
    private final Shelf<ObjectKey, Judged> subjects;
    private final Shelf<ObjectKey, Pending> pending;
    private final Shelf<String, HostState> hosts;
    private final Shelf<String, HeldRule> rules;
    private final Shelf<String, Held<PolicyException>> exceptions;
    private final Shelf<String, Held<Attestation>> attestations;
    private final KeyValueStore<Bytes, byte[]> standings;
    private final StoredForm<Standing> standingForm = JudgementForms.standing();
    private Standing standing;

    private StreamsMemory(ProcessorContext<?, ?> context, int recentlyUsed) {
        objects = ofObjects(context, FoldStore.OBJECTS, PictureForms.objects(), recentlyUsed);
        ties = ofObjects(context, FoldStore.TIES, PictureForms.ties(), recentlyUsed);
        activities = ofObjects(context, FoldStore.ACTIVITIES, PictureForms.activities(), recentlyUsed);
        conditions = ofObjects(context, FoldStore.CONDITIONS, ConditionForms.conditions(), recentlyUsed);
        measured = ofObjects(context, FoldStore.MEASURED, ConditionForms.measured(), 0);
        readings = ofNames(context, FoldStore.READINGS, ConditionForms.readings(), 0);
        occurrences = ofNames(context, FoldStore.OCCURRENCES, ConditionForms.occurrences(), recentlyUsed);
        awaited = ofNames(context, FoldStore.AWAITED, ConditionForms.awaited(), 0);
        gaps = ofNames(context, FoldStore.GAPS, ConditionForms.gaps(), recentlyUsed);
        behaviours = ofNames(context, FoldStore.BEHAVIOURS, AnomalyForms.behaviours(), 0);
        workloads = ofNames(context, FoldStore.WORKLOADS, AnomalyForms.workloads(), 0);
        anomalies = ofNames(context, FoldStore.ANOMALIES, AnomalyForms.anomalies(), 0);
        subjects = ofObjects(context, FoldStore.SUBJECTS, JudgementForms.subjects(), recentlyUsed);
        pending = ofObjects(context, FoldStore.PENDING, JudgementForms.pending(), recentlyUsed);
        hosts = ofNames(context, FoldStore.HOSTS, PictureForms.hosts(), recentlyUsed);
        rules = ofNames(context, FoldStore.RULES, JudgementForms.rules(), Integer.MAX_VALUE);
        exceptions = ofNames(context, FoldStore.EXCEPTIONS, DecisionForms.exceptions(), Integer.MAX_VALUE);
        attestations = ofNames(context, FoldStore.ATTESTATIONS, DecisionForms.attestations(), Integer.MAX_VALUE);
        standings = FoldStore.STANDINGS.in(context);
        var stored = standings.get(ONLY);
        standing = stored == null ? Standing.INITIAL : standingForm.value(stored);
    }

    /**
     * The memory of a task.
     *
     * @param recentlyUsed how many values of each kind stay decoded
     */
    public static StreamsMemory of(ProcessorContext<?, ?> context, int recentlyUsed) {
        return new StreamsMemory(context, recentlyUsed);
    }

    /** Whether the picture already shows an object just so. */
    public boolean confirms(ObjectKey key, Digest digest) {
        return objects.find(key)
                .filter(object -> object.freshness() == HeldObject.Freshness.CURRENT)
                .flatMap(HeldObject::digest)
                .filter(digest::equals)
                .isPresent();
    }

    @Override
    public Shelf<ObjectKey, HeldObject> objects() {
        return objects;
    }

    @Override
    public Shelf<ObjectKey, Ties> ties() {
        return ties;
    }

    @Override
    public Shelf<ObjectKey, Activity> activities() {
        return activities;
    }

    @Override
    public Shelf<ObjectKey, HeldConditions> conditions() {
        return conditions;
    }

    @Override
    public Shelf<ObjectKey, Measured> measured() {
        return measured;
    }

    @Override
    public Shelf<String, HeldReadings> readings() {
        return readings;
    }

    @Override
    public Shelf<String, Occurrences> occurrences() {
        return occurrences;
    }

    @Override
    public Shelf<String, Awaited> awaited() {
        return awaited;
    }

    @Override
    public Shelf<String, OpenGaps> gaps() {
        return gaps;
    }

    @Override
    public Shelf<String, HeldBehaviour> behaviours() {
        return behaviours;
    }

    @Override
    public Shelf<String, HeldWorkload> workloads() {
        return workloads;
    }

    @Override
    public Shelf<String, HeldAnomaly> anomalies() {
        return anomalies;
    }

    @Override
    public Shelf<ObjectKey, Judged> subjects() {
        return subjects;
    }

    @Override
    public Shelf<ObjectKey, Pending> pending() {
        return pending;
    }

    @Override
    public Shelf<String, HostState> hosts() {
        return hosts;
    }

    @Override
    public Shelf<String, HeldRule> rules() {
        return rules;
    }

    @Override
    public Shelf<String, Held<PolicyException>> exceptions() {
        return exceptions;
    }

    @Override
    public Shelf<String, Held<Attestation>> attestations() {
        return attestations;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public void put(Standing changed) {
        standing = changed;
        standings.put(ONLY, standingForm.bytes(changed));
    }

    private static <V> Shelf<ObjectKey, V> ofObjects(
            ProcessorContext<?, ?> context, FoldStore store, StoredForm<V> form, int recentlyUsed) {
        Function<ObjectKey, Bytes> keyForm = StoredKey::of;
        return new StoreShelf<>(store.in(context), keyForm, StoredKey::object, form, recentlyUsed);
    }

    private static <V> Shelf<String, V> ofNames(
            ProcessorContext<?, ?> context, FoldStore store, StoredForm<V> form, int recentlyUsed) {
        Function<String, Bytes> keyForm = StoredKey::of;
        return new StoreShelf<>(store.in(context), keyForm, StoredKey::text, form, recentlyUsed);
    }
}
