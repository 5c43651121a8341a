package io.hullmark.producer.reconcile;

import io.hullmark.wire.ObjectKind;

/** Names one object of the engine. */
record ObjectRef(ObjectKind kind, String id) {
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
