package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.Attestation;

/**
 * An attestation as its author wrote it: every key is known and of the right form.
 *
 * @param fields the document
 * @param attestation what it says
 * @param startsWhenPublished whether its beginning is left open
 * @param names what its scope names
 */
public record AttestationText(Fields fields, Attestation attestation, boolean startsWhenPublished, ScopeNames names) {}
