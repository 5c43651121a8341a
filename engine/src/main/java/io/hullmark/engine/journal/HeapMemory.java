package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.picture.Ties;
import io.hullmark.engine.verdicts.HeldRule;

/** Memory on the heap, for replays and tests. */
public final class HeapMemory implements Memory {
    private final HeapShelf<ObjectKey, HeldObject> objects;
    private final HeapShelf<ObjectKey, Ties> ties;
    private final HeapShelf<ObjectKey, Activity> activities;
    private final HeapShelf<ObjectKey, HeldConditions> conditions;
    private final HeapShelf<ObjectKey, Judged> subjects;
    private final HeapShelf<ObjectKey, Pending> pending;
    private final HeapShelf<String, HostState> hosts;
    private final HeapShelf<String, HeldRule> rules;
    private final HeapShelf<String, Held<PolicyException>> exceptions;
    private final HeapShelf<String, Held<Attestation>> attestations;
    private Standing standing;

    /** Remembers nothing. */
    public HeapMemory() {
        objects = new HeapShelf<>();
        ties = new HeapShelf<>();
        activities = new HeapShelf<>();
        conditions = new HeapShelf<>();
        subjects = new HeapShelf<>();
        pending = new HeapShelf<>();
        hosts = new HeapShelf<>();
        rules = new HeapShelf<>();
        exceptions = new HeapShelf<>();
        attestations = new HeapShelf<>();
        standing = Standing.INITIAL;
    }

    private HeapMemory(HeapMemory other) {
        objects = other.objects.copy();
        ties = other.ties.copy();
        activities = other.activities.copy();
        conditions = other.conditions.copy();
        subjects = other.subjects.copy();
        pending = other.pending.copy();
        hosts = other.hosts.copy();
        rules = other.rules.copy();
        exceptions = other.exceptions.copy();
        attestations = other.attestations.copy();
        standing = other.standing;
    }

    /** A memory of its own that remembers the same now: what either is told later, the other does not know. */
    public HeapMemory copy() {
        return new HeapMemory(this);
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
    public void put(Standing standing) {
        this.standing = standing;
    }
}
